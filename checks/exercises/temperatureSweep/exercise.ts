import type { Exercise } from '../../exercise';
import { drawSwept, sweepOf, type Swept } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 7, second exercise: one loss for each of many temperatures. */
export const temperatureSweepExercise: Exercise<Swept> = {
  name: 'temperatureSweep',
  title: 'The loss at many temperatures',
  points: 2,
  twins: ['temperatureSweep'],
  wanted: '[T], one loss a temperature',
  reference: sweepOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawSwept(random, [2, 3, 4], 2),
    of: ['query', 'positive', 'negatives'],
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
      temperatures: [0.5, 1],
    },
    note:
      'At a row of zeros your losses are right, but their gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      'A tiny number inside the square root keeps training safe.',
  },
  batch: (count, random) => drawSwept(random, [count, count, 4], 3),
  look: 'What does `infoNce` say at the first of the temperatures alone? That must be the first entry.',
  hints: [
    'The quick way: `temperatures.arraySync()` gives plain numbers; call `infoNce` at each of them and join the scalars with `tf.stack([…])`, [T].',
    'The way without a loop begins with similarities that do not depend on the temperature: positives in front of negatives, [N, 1 + K], as in exercise 1. Work them out once.',
    'Let the temperatures lie along an axis of their own: `temperatures.reshape([-1, 1, 1])` is [T, 1, 1], and `similarities.div(…)` with it is [T, N, 1 + K].',
    '`tf.logSumExp(logits, 2)` and the logits of column 0, `logits.slice([0, 0, 0], [-1, -1, 1]).squeeze([2])`, are both [T, N]. Subtract, then `.mean(1)`.',
  ],
};
