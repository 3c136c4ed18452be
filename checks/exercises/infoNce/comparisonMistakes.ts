import { edgeMistakes, pairMistakes } from '../pairMistakes';
import { dot, norm, transposed, unitVectors } from '../vectors';
import type { Matrix } from '../../plain';
import { spoiled, type Spoiled } from './known';

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

const columnsNormalised = (rows: Matrix): Matrix => transposed(unitVectors(transposed(rows)));
const wholeNormalised = (rows: Matrix): Matrix =>
  rows.map((row) => row.map((v) => v / norm(rows.flat())));

/** What is put in place of the cosine. */
export const comparisonMistakes: readonly Spoiled[] = [
  ...[...pairMistakes, ...edgeMistakes]
    .filter(({ id }) => KINDS.includes(id))
    .map(({ id, compare, hint }) => spoiled(id, { compare }, hint)),
  spoiled(
    'columns-normalised',
    { prepare: columnsNormalised, compare: dot },
    'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  ),
  spoiled(
    'whole-matrix-length',
    { prepare: wholeNormalised, compare: dot },
    'You divide by one length for the whole matrix. Give the length its axis, so that every row gets its own.',
  ),
  spoiled(
    'negative-distance',
    { compare: (x, y) => -norm(x.map((v, d) => v - (y[d] ?? NaN))) },
    'You compare by distances. Here rows are compared by the cosine; distances come later in the notebook.',
  ),
  ...[1e-1, 1e-2, 1e-3].map((epsilon) =>
    spoiled(
      'epsilon-too-large',
      { compare: (x, y) => dot(x, y) / ((norm(x) + epsilon) * (norm(y) + epsilon)) },
      'The number that you add against a division by 0 is so large that it bends the answer for short rows. 1e-12 is enough.',
    ),
  ),
];
