import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawQueueing, type Queueing } from './inputs';

const QUEUE = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0.6, 0.8],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Queueing>[] = [
  {
    title: 'a queue of four and a batch of two, to check by hand',
    inputs: {
      queue: QUEUE,
      keys: [
        [4, 3],
        [0, -5],
      ],
    },
    isPublic: true,
  },
  {
    title: 'a batch of three',
    inputs: {
      queue: QUEUE,
      keys: [
        [-8, 6],
        [2, 0],
        [5, 12],
      ],
    },
    isPublic: true,
  },
  {
    title: 'a batch as large as the queue',
    inputs: {
      queue: QUEUE,
      keys: [
        [3, 4],
        [0, 2],
        [-6, 8],
        [1, 0],
      ],
    },
    isEdge: true,
  },
  {
    title: 'a queue of two and a batch of three',
    inputs: {
      queue: QUEUE.slice(0, 2),
      keys: [
        [3, 4],
        [0, 2],
        [-6, 8],
      ],
    },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'keys of which one is all zeros',
    inputs: {
      queue: QUEUE,
      keys: [
        [0, 0],
        [-3, 4],
      ],
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Queueing>[] => [
  {
    title: 'a random queue of seven and a batch of three',
    inputs: drawQueueing(random, { size: 7, count: 3, dim: 4 }),
  },
  {
    title: 'a random queue of forty and a batch of sixteen',
    inputs: drawQueueing(random, { size: 40, count: 16, dim: 5 }),
  },
];
