import type { Exercise } from '../../exercise';
import { drawContrast, lossOf, type Contrast } from './contrast';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 7, first exercise: pick the positive out of it and the negatives. */
export const infoNceExercise: Exercise<Contrast> = {
  name: 'infoNce',
  title: 'InfoNCE, the loss of one right answer among many',
  points: 3,
  twins: ['infoNce', 'temperatureSweep'],
  wanted: '[], a scalar: the mean over the N queries',
  reference: lossOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawContrast(random, [2, 3, 4], { temperature: 0.5 }),
    delicate: {
      query: [
        [0, 0],
        [1, 2],
      ],
      positive: [
        [1, 1],
        [2, 1],
      ],
      negatives: [[1, -1]],
      options: { temperature: 0.5 },
    },
    note:
      'At a row of zeros your loss is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      'A tiny number inside the square root keeps training safe.',
  },
  batch: (count, random) => drawContrast(random, [count, count, 4], { temperature: 0.5 }),
  look: 'Work out one query by hand: its cosine with the positive, and those with all negatives.',
  hints: [
    'Two kinds of comparison: each query with its own positive, row by row, [N]; and each query with every negative, [N, K]. You have a function for each from notebook 1.',
    'Make the positives a column, `positives.expandDims(1)`, and put them in front of the negatives: `tf.concat([column, table], 1)`, [N, 1 + K]. Row i now holds all that query i can choose from.',
    'Divide all of it by the temperature. −log(exp(p) / Σ exp(x)) is log Σ exp(x) − p, and `tf.logSumExp(logits, 1)` is the first part, [N].',
    'The right answer stands in column 0: `logits.slice([0, 0], [-1, 1]).squeeze([1])`, [N]. Subtract it from the first part, then `.mean()`.',
  ],
};
