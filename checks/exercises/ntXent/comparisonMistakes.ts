import type { Matrix } from '../../plain';
import { edgeMistakes, KEEP_DIMS, pairMistakes } from '../pairMistakes';
import { dividedAcross, dot, norm, transposed, unitVectors } from '../vectors';
import { known, type Known } from './known';

/** A change of the rows in place of cutting each to length 1. */
const prepared = (id: string, prepare: (rows: Matrix) => Matrix, hint: string): Known =>
  known(id, { prepare, compare: dot }, hint);

/** Halves the stack, changes both alone, and stacks them again. */
const eachAlone =
  (prepare: (rows: Matrix) => Matrix) =>
  (rows: Matrix): Matrix => [
    ...prepare(rows.slice(0, rows.length / 2)),
    ...prepare(rows.slice(rows.length / 2)),
  ];

const columnsNormalised = (rows: Matrix): Matrix => transposed(unitVectors(transposed(rows)));

const COLUMNS =
  'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.';
const WHOLE =
  'You divide by one length for the whole matrix. Give the length its axis, so that every row gets its own.';

const wholeNormalised = (rows: Matrix): Matrix =>
  rows.map((row) => row.map((v) => v / norm(rows.flat())));

const rowMistakes: readonly Known[] = [
  prepared('columns-normalised', columnsNormalised, COLUMNS),
  prepared('columns-normalised', eachAlone(columnsNormalised), COLUMNS),
  prepared('whole-matrix-length', wholeNormalised, WHOLE),
  prepared('whole-matrix-length', eachAlone(wholeNormalised), WHOLE),
  prepared('keepdims-missing', dividedAcross, KEEP_DIMS),
  prepared('keepdims-missing', eachAlone(dividedAcross), KEEP_DIMS),
];

/** Of the mistakes in comparing two rows, those that make sense in a loss. */
const KINDS = [
  'not-normalised',
  'squared-lengths',
  'distance',
  'squared-distance',
  'cosine-distance',
  'absolute-value',
  'mean-of-products',
  'zero-row-nan',
];

const EPSILON =
  'The number that you add against a division by 0 is so large that it bends the answer for short rows. 1e-12 is enough.';

/** A number added to the product of the lengths, or to each of them. */
const epsilonMistakes = [1e-1, 1e-2, 1e-3].flatMap((epsilon) => [
  known(
    'epsilon-too-large',
    { compare: (x, y) => dot(x, y) / (norm(x) * norm(y) + epsilon) },
    EPSILON,
  ),
  known(
    'epsilon-too-large',
    { compare: (x, y) => dot(x, y) / ((norm(x) + epsilon) * (norm(y) + epsilon)) },
    EPSILON,
  ),
]);

/** What is put in place of the cosine. */
export const comparisonMistakes: readonly Known[] = [
  ...rowMistakes,
  ...[...pairMistakes, ...edgeMistakes]
    .filter(({ id }) => KINDS.includes(id))
    .map(({ id, compare, hint }) => known(id, { compare }, hint)),
  ...epsilonMistakes,
  known(
    'negative-distance',
    { compare: (x, y) => -norm(x.map((v, d) => v - (y[d] ?? NaN))) },
    'You compare by distances. NT-Xent compares by the cosine: cut the rows to length 1, then multiply.',
  ),
];
