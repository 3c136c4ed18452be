import type { Exercise } from '../../exercise';
import { candidateMistakes, fractionMistakes } from './candidateMistakes';
import { drawLookup, lossOf, type Lookup } from './loss';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { similarityMistakes } from './similarityMistakes';

/** Notebook 9, third exercise: negatives out of a queue. */
export const mocoLossExercise: Exercise<Lookup> = {
  name: 'mocoLoss',
  title: 'MoCo’s loss',
  points: 3,
  twins: ['mocoLoss'],
  wanted: '[], a scalar: the mean over the N queries',
  reference: lossOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions: [...candidateMistakes, ...fractionMistakes, ...similarityMistakes],
  gradient: {
    draw: (random) => drawLookup(random, { count: 3, size: 4, dim: 4 }, { temperature: 0.5 }),
    of: ['queries'],
    delicate: {
      queries: [
        [0, 0],
        [1, 2],
      ],
      keys: [
        [1, 1],
        [2, 1],
      ],
      queue: [[0.6, 0.8]],
      options: { temperature: 0.5 },
    },
    note:
      'At a row of zeros your loss is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      '`lib.l2Normalize` keeps training safe.',
  },
  constants: {
    draw: (random) => drawLookup(random, { count: 2, size: 3, dim: 3 }, { temperature: 0.5 }),
    of: ['keys', 'queue'],
    misconception: 'gradient-flows',
    hint: 'Keys and queue come from the slow network, which no gradient may train: `lib.stopGradient(keys)`, and the queue likewise.',
  },
  batch: (count, random) => drawLookup(random, { count, size: 8, dim: 4 }, { temperature: 0.5 }),
  look: 'Work out one query by hand: its cosine with its key, and those with every row of the queue.',
  hints: [
    'A query has 1 + K candidates: its own key and the K rows of the queue. The key is the right answer. First cut queries and keys to length 1.',
    'The positives, one a query: `lib.cosineSimilarity(queries, keys)`, [N]. The negatives: `lib.cosineSimilarityMatrix(queries, queue)`, [N, K].',
    'Side by side, `tf.concat([positives.expandDims(1), negatives], 1)`, [N, 1 + K], divided by the temperature: these are the logits, the right one in column 0.',
    '−log(exp(p) / Σ exp(x)) is log Σ exp(x) − p: `tf.logSumExp(logits, 1)` minus the positives over the temperature, then `.mean()`.',
    'Keys and queue are constants: use `lib.stopGradient(keys)` and `lib.stopGradient(queue)`. `lib.infoNce(q, k, negatives, { temperature })` from notebook 7 does all the rest.',
  ],
};
