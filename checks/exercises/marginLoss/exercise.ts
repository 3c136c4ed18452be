import type { Exercise } from '../../exercise';
import { drawPairs, type Pairs } from './inputs';
import { reference } from './loss';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 3, first exercise: similar pairs pull, dissimilar ones push up to a margin. */
export const marginLossExercise: Exercise<Pairs> = {
  name: 'marginLoss',
  title: 'Margin loss of a batch of pairs',
  points: 3,
  twins: ['marginLoss'],
  wanted: '[], a single number',
  reference,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawPairs(random, 6, 3),
    of: ['x1', 'x2'],
    delicate: {
      x1: [
        [1, 2],
        [0, 1],
      ],
      x2: [
        [1, 2],
        [0, 1],
      ],
      similar: [1, 0],
      options: {},
    },
    note:
      'Where two points are equal the gradient is NaN, and now and then a picture is paired with itself: one such ' +
      'pair spoils all weights. It comes from a square root at 0; h needs no root at all.',
    misconception: 'root-at-zero',
  },
  batch: (count, random) => drawPairs(random, count, 4),
  look: 'Work out one similar and one dissimilar pair by hand, then take the mean.',
  hints: [
    'Begin with h, one number a pair: the difference of the two batches, squared entry by entry, added up along each row. No root anywhere.',
    '`x1.sub(x2).square().sum(1)` is h, of shape [N]. A dissimilar pair pays what is missing to the margin, `tf.sub(margin, h)`, but never less than 0: `tf.relu(…)`.',
    '`similar` is a switch: `similar.mul(h)` is h where it is 1 and 0 elsewhere; `tf.sub(1, similar)` switches the other way round.',
    'Add the two switched terms, divide by 2, end with `.mean()`, all inside `return tf.tidy(() => …)`.',
  ],
};
