import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { EXAMPLES } from '../infoNce/contrast';
import { drawSwept, type Swept } from './inputs';

const FEW = {
  query: [
    [2, 0],
    [0, 1],
  ],
  positive: [
    [1, 0],
    [3, 4],
  ],
  negatives: [
    [0, 2],
    [-1, 0],
    [4, 3],
  ],
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Swept>[] = [
  {
    title: 'the good example at temperatures 0.1, 1 and 10',
    inputs: { ...EXAMPLES.good, temperatures: [0.1, 1, 10] },
    isPublic: true,
  },
  {
    title: 'the bad example at temperatures 1, 0.5 and 0.1',
    inputs: { ...EXAMPLES.bad, temperatures: [1, 0.5, 0.1] },
    isPublic: true,
  },
  {
    title: 'two queries and three negatives at four temperatures',
    inputs: { ...FEW, temperatures: [0.5, 2, 0.2, 1] },
    isPublic: true,
  },
  {
    title: 'the same at the one temperature 0.01',
    inputs: { ...FEW, positive: FEW.positive.slice().reverse(), temperatures: [0.01] },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'a query and a negative that are all zeros',
    inputs: {
      ...FEW,
      query: [
        [0, 0],
        [1, 2],
      ],
      negatives: [[0, 0], ...FEW.negatives],
      temperatures: [0.5, 1],
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
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
      temperatures: [0.5, 1],
    },
    isEdge: true,
    tolerance: 4e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Swept>[] => [
  {
    title: 'five random queries and three negatives at six temperatures',
    inputs: drawSwept(random, [5, 3, 4], 6),
  },
  {
    title: 'three random queries and three negatives at three temperatures',
    inputs: drawSwept(random, [3, 3, 3], 3),
  },
];
