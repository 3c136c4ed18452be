import type { Random } from '../../../lib';
import type { Exercise } from '../../exercise';
import { zeroRowNote } from '../zeroRowNote';
import { drawMatrix, mean } from '../vectors';
import { paid, type Guess } from './loss';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

const drawGuess = (random: Random, count: number): Guess => ({
  prediction: drawMatrix(random, count, 4),
  target: drawMatrix(random, count, 4),
});

/** Notebook 9, fourth exercise: a loss without negatives. */
export const byolLossExercise: Exercise<Guess> = {
  name: 'byolLoss',
  title: 'BYOL’s loss',
  points: 2,
  twins: ['byolLoss'],
  wanted: '[], a single number',
  reference: (inputs) => mean(paid(inputs)),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawGuess(random, 3),
    of: ['prediction'],
    delicate: {
      prediction: [
        [0, 0],
        [1, 2],
      ],
      target: [
        [1, 1],
        [2, 1],
      ],
    },
    note: zeroRowNote('`lib.l2Normalize` keeps training safe.'),
  },
  constants: {
    draw: (random) => drawGuess(random, 3),
    of: ['target'],
    misconception: 'gradient-flows',
    hint: 'The target is what the prediction is measured by; it must not come to meet it: `lib.stopGradient(target)`.',
  },
  batch: (count, random) => drawGuess(random, count),
  look: 'Work out the cosine of each row by hand. 2 − 2 cos is 0 for equal directions, 2 for a right angle, 4 for opposite ones.',
  hints: [
    'For two unit vectors, ‖u − v‖² = ‖u‖² + ‖v‖² − 2 u · v = 2 − 2 cos. So the cosines are all you need.',
    '`lib.cosineSimilarity(prediction, target)` gives them, [N]. `tf.sub(2, cosines.mul(2))` is the loss of each row; then `.mean()`.',
    'The target is a constant: put `lib.stopGradient(target)` in its place. All inside `return tf.tidy(() => …)`.',
  ],
};
