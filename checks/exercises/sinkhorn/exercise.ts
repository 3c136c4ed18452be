import type { Exercise } from '../../exercise';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { assigned, drawScores, type Scored } from './scores';

/** Notebook 10, first exercise: pictures are shared out among prototypes. */
export const sinkhornExercise: Exercise<Scored> = {
  name: 'sinkhorn',
  title: 'Sinkhorn, assignments with equal shares',
  points: 3,
  twins: ['sinkhorn'],
  wanted: '[N, K], a row for each picture that sums to 1',
  reference: assigned({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawScores(random, 4, 3, { epsilon: 0.5 }),
    delicate: {
      scores: [
        [40, -40],
        [0, 0],
      ],
      options: {},
    },
    note: 'For large scores your assignments are right, but a gradient comes out of them that is not finite. Begin with `lib.stopGradient(scores)`.',
    held: (at) => () => assigned({})(at),
  },
  batch: (count, random) => drawScores(random, count, 3),
  look: 'Work out one iteration by hand: first every column divided by its sum, then every row by its sum.',
  hints: [
    'Start with `let log = lib.stopGradient(scores).div(epsilon)`, [N, K]: the logarithms of q = exp(scores / ε), without ever taking an exponential.',
    'Dividing a column by its sum is subtracting the logarithm of that sum. `tf.logSumExp(log, 0, true)` has it for every column, [1, K]; `true` keeps the axis, so that it can be subtracted.',
    'The rows are the same with axis 1, [N, 1]. Columns first, then rows: that is one iteration. A `for` loop makes `iterations` of them.',
    'Do you need the N/K? No: the rows, which come last, divide it out again. End with `return log.exp()`, all inside `tf.tidy`.',
  ],
};
