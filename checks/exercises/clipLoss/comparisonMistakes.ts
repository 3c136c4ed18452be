import type { Matrix } from '../../plain';
import { edgeMistakes, KEEP_DIMS, pairMistakes } from '../pairMistakes';
import { cosine, dividedAcross, dot, norm, transposed, unitVectors } from '../vectors';
import { known, logSumExp, mean, scaleOf, type Known } from './pairs';

/** A change of the rows in place of cutting each to length 1. */
const prepared = (id: string, prepare: (rows: Matrix) => Matrix, hint: string): Known =>
  known(id, { prepare, compare: dot }, hint);

const rowMistakes: readonly Known[] = [
  prepared(
    'columns-normalised',
    (rows) => transposed(unitVectors(transposed(rows))),
    'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  ),
  prepared(
    'whole-matrix-length',
    (rows) => rows.map((row) => row.map((v) => v / norm(rows.flat()))),
    'You divide by one length for the whole matrix. Give the length its axis, so that every row gets its own.',
  ),
  prepared('keepdims-missing', dividedAcross, KEEP_DIMS),
];

/** Of the mistakes in comparing two rows, those that make sense in a loss. */
const KINDS = [
  'not-normalised',
  'first-only-normalised',
  'second-only-normalised',
  'squared-lengths',
  'distance',
  'squared-distance',
  'cosine-distance',
  'absolute-value',
  'mean-of-products',
  'zero-row-nan',
];

/** A number added to the product of the lengths, or to each of them. */
const epsilonMistakes = [1e-1, 1e-2, 1e-3].flatMap((epsilon) =>
  [
    (x: readonly number[], y: readonly number[]) => dot(x, y) / (norm(x) * norm(y) + epsilon),
    (x: readonly number[], y: readonly number[]) =>
      dot(x, y) / ((norm(x) + epsilon) * (norm(y) + epsilon)),
  ].map((compare) =>
    known(
      'epsilon-too-large',
      { compare },
      'The number that you add against a division by 0 is so large that it bends the answer for short rows. 1e-12 is enough.',
    ),
  ),
);

/** NT-Xent, in which pictures compete with pictures too. */
const ntXent: Known = {
  id: 'candidates-of-the-own-kind',
  mimic: ({ images, texts, options }) => {
    const all = [...images, ...texts];
    const losses = all.map((x, i) => {
      const logits = all.map((y) => cosine(x, y) * scaleOf(options));
      const partner = logits[(i + images.length) % all.length] ?? NaN;
      return logSumExp(logits.filter((_, k) => k !== i)) - partner;
    });
    return mean(losses);
  },
  hint: 'That is NT-Xent: your pictures compete with other pictures too. In CLIP a picture chooses among texts only, and a text among pictures.',
};

/** What is put in place of the cosine, and who is compared. */
export const comparisonMistakes: readonly Known[] = [
  ...rowMistakes,
  ...[...pairMistakes, ...edgeMistakes]
    .filter(({ id }) => KINDS.includes(id))
    .map(({ id, compare, hint }) => known(id, { compare }, hint)),
  ...epsilonMistakes,
  ntXent,
];
