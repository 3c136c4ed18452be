import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawContrast, EXAMPLES, type Contrast } from './contrast';

const QUERY = [
  [2, 0],
  [0, 1],
];
const POSITIVE = [
  [1, 0],
  [3, 4],
];
const NEGATIVES = [
  [0, 2],
  [-1, 0],
  [4, 3],
];

/** Where numbers are large or small, or there is next to nothing to compare. */
const edges: readonly Probe<Contrast>[] = [
  {
    title: 'queries that are sure of a wrong one, at temperature 0.01',
    inputs: {
      query: QUERY,
      positive: [
        [0.2, 1],
        [1, 0],
      ],
      negatives: NEGATIVES,
      options: { temperature: 0.01 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'a query and a negative that are all zeros',
    inputs: {
      query: [
        [0, 0],
        [1, 2],
      ],
      positive: POSITIVE,
      negatives: [[0, 0], ...NEGATIVES],
      options: { temperature: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'one query and one negative',
    inputs: {
      query: [[1, -2, 0.5]],
      positive: [[0.25, -1, 3]],
      negatives: [[1, 1, 1]],
      options: { temperature: 0.5 },
    },
    isEdge: true,
  },
  {
    title: 'short rows, about 0.04 long',
    inputs: {
      query: [[0.02, -0.03, 0]],
      positive: [[0.02, -0.02, 0.03]],
      negatives: [
        [-0.04, 0.04, 0.02],
        [-0.01, -0.02, -0.03],
      ],
      options: { temperature: 0.5 },
    },
    isEdge: true,
    tolerance: 4e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
  },
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Contrast>[] = [
  {
    title: 'the good example: cosine 0.8 against 0.2, 0.15 and 0.1',
    inputs: { ...EXAMPLES.good, options: { temperature: 0.1 } },
    isPublic: true,
    expected: 0.0049,
    tolerance: 5.1e-5, // the source gives four decimals
  },
  {
    title: 'the bad example: cosine 0.1 against 0.5, 0.4 and 0.3',
    inputs: { ...EXAMPLES.bad, options: { temperature: 0.1 } },
    isPublic: true,
    expected: 4.4197,
    tolerance: 5.1e-5,
  },
  {
    title: 'two queries and three negatives in the plane, to check by hand',
    inputs: { query: QUERY, positive: POSITIVE, negatives: NEGATIVES, options: { temperature: 1 } },
    isPublic: true,
  },
  {
    title: 'the same, the temperature left out',
    inputs: { query: QUERY, positive: POSITIVE, negatives: NEGATIVES, options: {} },
    isPublic: true,
  },
  ...edges,
];

/** Inputs that nobody has seen: more queries than negatives, as many, and fewer. */
export const hidden = (random: Random): readonly Probe<Contrast>[] => {
  const temperature = () => (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'five random queries and three negatives',
      inputs: drawContrast(random, [5, 3, 4], { temperature: temperature() }),
    },
    {
      title: 'four random queries and four negatives',
      inputs: drawContrast(random, [4, 4, 3], { temperature: temperature() }),
    },
    {
      title: 'three random queries and twenty negatives, the temperature left out',
      inputs: drawContrast(random, [3, 20, 6], {}),
    },
  ];
};
