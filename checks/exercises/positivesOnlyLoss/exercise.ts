import type { Exercise } from '../../exercise';
import { zeroRowNote } from '../zeroRowNote';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { drawMatrix } from '../vectors';
import { negativeMean } from './loss';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 5, first exercise: the loss that knows no negatives. */
export const positivesOnlyLossExercise: Exercise<PairedRows> = {
  name: 'positivesOnlyLoss',
  title: 'Loss of positive pairs only',
  points: 1,
  twins: ['positivesOnlyLoss', 'alignment'],
  wanted: '[], a single number',
  reference: negativeMean(),
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
    note: zeroRowNote(),
  },
  batch: (count, random) => ({
    z1: drawMatrix(random, count, 4),
    z2: drawMatrix(random, count, 4),
  }),
  look: 'Work out the cosine of each pair by hand, take their mean, turn the sign round.',
  hints: [
    'Which part of NT-Xent is about the positive pair? Its cosine, and nothing else. What is large there must become small here: a minus.',
    'You have the cosine of row i with row i from notebook 1: `lib.cosineSimilarity(z1, z2)` gives [N], one number for each pair.',
    'The mean of these N numbers is `.mean()`, a scalar; `.neg()` turns its sign round. TypeScript does not know that it is one number: write `as tf.Scalar` behind it. All inside `return tf.tidy(() => …)`.',
  ],
};
