import type { Exercise } from '../../exercise';
import { cosine, drawMatrix } from '../vectors';
import { misconceptions } from './misconceptions';
import type { TwoSets } from './pairwise';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 1, second exercise: the cosine of every row with every row. */
export const cosineSimilarityMatrixExercise: Exercise<TwoSets> = {
  name: 'cosineSimilarityMatrix',
  title: 'Cosine similarity, every row with every row',
  points: 2,
  twins: ['cosineSimilarityMatrix'],
  wanted: '[N, M], a row for each row of a and a column for each row of b',
  reference: ({ a, b }) => a.map((x) => b.map((y) => cosine(x, y))),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => ({ a: drawMatrix(random, 2, 4), b: drawMatrix(random, 3, 4) }),
    delicate: {
      a: [
        [0, 0],
        [1, 2],
      ],
      b: [
        [1, 1],
        [2, 1],
      ],
    },
    note:
      'At a row of zeros your value is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      'A tiny number inside the square root keeps training safe.',
  },
  batch: (count, random) => ({ a: drawMatrix(random, count, 4), b: drawMatrix(random, count, 4) }),
  look: 'Work out the first entry by hand: row 0 of a with row 0 of b, divided by both lengths.',
  hints: [
    'First make every row of a and of b one unit long; then cosines are plain dot products.',
    '`a.square().sum(1, true).sqrt()` is the length of every row as a column, [N, 1]: with `keepDims` true it divides row by row.',
    'All dot products at once are one matrix product of unit rows with transposed unit rows: `tf.matMul(u, v, false, true)`, [N, M].',
    'Keep the lengths above 0 with `.maximum(1e-12)`, so that a row of zeros gives 0, and put all of it inside `return tf.tidy(() => …)`.',
  ],
};
