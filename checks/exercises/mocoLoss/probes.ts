import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawLookup, type Lookup } from './loss';

const PLANE = {
  queries: [
    [2, 0],
    [0, 3],
  ],
  keys: [
    [4, 3],
    [1, 1],
  ],
  queue: [
    [1, 0],
    [0, 1],
    [-0.6, 0.8],
  ],
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Lookup>[] = [
  {
    title: 'two queries in the plane and a queue of three, at temperature 1',
    inputs: { ...PLANE, options: { temperature: 1 } },
    isPublic: true,
  },
  {
    title: 'the same, the temperature left out',
    inputs: { ...PLANE, options: {} },
    isPublic: true,
  },
  {
    title: 'the same at temperature ½',
    inputs: { ...PLANE, options: { temperature: 0.5 } },
    isPublic: true,
  },
  {
    title: 'the same at temperature 0.01',
    inputs: { ...PLANE, options: { temperature: 0.01 } },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'a query and a key that are all zeros',
    inputs: {
      queries: [[0, 0], [1, 2], [3, 4]], // prettier-ignore
      keys: [[1, 1], [0, 0], [1, 3]], // prettier-ignore
      queue: PLANE.queue,
      options: { temperature: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a single query and a queue of one',
    inputs: {
      queries: [[1, -2, 0.5]],
      keys: [[0.25, -1, 3]],
      queue: [[0, 0.6, 0.8]],
      options: { temperature: 0.5 },
    },
    isEdge: true,
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Lookup>[] => {
  const temperature = () => (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'five random queries and a queue of eight',
      inputs: drawLookup(random, { count: 5, size: 8, dim: 3 }, { temperature: temperature() }),
    },
    {
      title: 'three random queries and a queue of three',
      inputs: drawLookup(random, { count: 3, size: 3, dim: 5 }, { temperature: temperature() }),
    },
    {
      title: 'six random queries and a queue of twenty, the temperature left out',
      inputs: drawLookup(random, { count: 6, size: 20, dim: 4 }, {}),
    },
  ];
};
