import type { Exercise } from '../../exercise';
import { lossMistakes } from './lossMistakes';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { scoreMistakes } from './scoreMistakes';
import { drawClustered, lossOf, type Clustered } from './views';

/** Notebook 10, second exercise: each view predicts the other's assignment. */
export const swavLossExercise: Exercise<Clustered> = {
  name: 'swavLoss',
  title: 'SwAV, the swapped prediction',
  points: 3,
  twins: ['swavLoss'],
  wanted: '[], a scalar: the mean over the 2N views',
  reference: lossOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions: [...lossMistakes, ...scoreMistakes],
  gradient: {
    draw: (random) => drawClustered(random, [3, 4, 3], { temperature: 0.5 }),
    delicate: {
      z1: [
        [0, 0],
        [1, 2],
      ],
      z2: [
        [1, 1],
        [2, 1],
      ],
      prototypes: [
        [1, 0],
        [0, 1],
      ],
      options: { temperature: 0.5 },
    },
    note:
      'At a row of zeros your loss is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      '`lib.cosineSimilarityMatrix` keeps training safe.',
    held: (at) => lossOf({}, at),
  },
  batch: (count, random) => drawClustered(random, [count, 4, 3], {}),
  look: 'Work out one picture by hand: its two rows of scores, the assignment of one, the softmax of the other.',
  hints: [
    'Start with the scores of each view: `lib.cosineSimilarityMatrix(z1, prototypes)` is [N, K], a cosine for each picture and prototype. The same for z2.',
    'Targets are `assign(scores1)` and `assign(scores2)`, of the plain cosines. The temperature has no part in them.',
    'The logarithm of a prediction is `tf.logSoftmax(scores1.div(temperature))`, [N, K].',
    'Swap: the targets of view 1 times the logarithms of view 2, and the other way round. `.sum(1)` adds up over the prototypes, `.mean()` averages the pictures.',
    'Add the two halves, divide by 2, and turn the sign round: `half1.add(half2).div(-2)`.',
  ],
};
