import type { Exercise } from '../../exercise';
import { unitRows } from '../vectors';
import { drawQueueing, type Queueing } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 9, second exercise: a memory of negatives. */
export const enqueueExercise: Exercise<Queueing> = {
  name: 'enqueue',
  title: 'Queue of negatives',
  points: 2,
  twins: ['enqueue'],
  wanted: '[K, D], as many rows as the queue had, the oldest first',
  reference: ({ queue, keys }) => [...queue, ...unitRows(keys)].slice(keys.length),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  constants: {
    draw: (random) => drawQueueing(random, { size: 4, count: 2, dim: 3 }),
    of: ['keys', 'queue'],
    misconception: 'gradient-flows',
    hint: 'What is in the queue is a memory, not a path: put `lib.stopGradient(…)` around the result.',
  },
  batch: (count, random) => drawQueueing(random, { size: 40, count, dim: 4 }),
  look: 'Take a queue of four and a batch of two on paper: which two rows leave, where do the new ones stand?',
  hints: [
    'Three steps: bring the keys to length 1, put them behind the queue, let the oldest rows go.',
    '`lib.l2Normalize(keys)` is [N, D], each row at length 1. `tf.concat([queue, …])` puts it behind the queue: [K + N, D].',
    'The oldest N rows stand first. `all.slice([n, 0])` takes everything from row n on: K rows are left, whatever N is.',
    'The result must count as a constant: `return tf.tidy(() => lib.stopGradient(all.slice(…)))`, with `all` made inside.',
  ],
};
