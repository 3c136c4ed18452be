import type { Exercise } from '../../exercise';
import { cosine, drawMatrix } from '../vectors';
import { misconceptions, type PairedRows } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 1, first exercise: one cosine a row. */
export const cosineSimilarityExercise: Exercise<PairedRows> = {
  name: 'cosineSimilarity',
  title: 'Cosine similarity, row by row',
  points: 2,
  twins: ['cosineSimilarity', 'cosineSimilarityMatrix'],
  wanted: '[N], one similarity for each row',
  reference: ({ z1, z2 }) => z1.map((x, i) => cosine(x, z2[i] ?? [])),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => ({ z1: drawMatrix(random, 3, 4), z2: drawMatrix(random, 3, 4) }),
    delicate: {
      z1: [
        [0, 0],
        [1, 2],
      ],
      z2: [
        [1, 1],
        [2, 1],
      ],
    },
    note:
      'At a row of zeros your value is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      'A tiny number inside the square root keeps training safe.',
  },
  batch: (count, random) => ({
    z1: drawMatrix(random, count, 4),
    z2: drawMatrix(random, count, 4),
  }),
  look: 'Work out the first row by hand: the dot product, the two lengths, the quotient.',
  hints: [
    'The formula has three parts: the dot product of two rows, the length of each, and a division. Give each part a name of its own.',
    '`z1.mul(z2)` multiplies entry by entry, [N, D]; `sum(1)` then adds along each row and leaves [N]. That is the numerator.',
    'The length of every row is `z.square().sum(1).sqrt()`, again [N]. Multiply the two lengths for the denominator.',
    'Rows of zeros would divide 0 by 0: `tf.maximum(denominator, 1e-12)` prevents it. Return `numerator.div(denominator)`, all inside `return tf.tidy(() => …)`.',
  ],
};
