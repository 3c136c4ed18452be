import type { Probe } from '../../exercise';
import type { Views } from './views';

/** Where numbers are large or small, or there is next to nothing to compare. */
export const edges: readonly Probe<Views>[] = [
  {
    title: 'partners that agree, at temperature 0.01',
    inputs: {
      z1: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      z2: [
        [1, 0, 0.2],
        [0.1, 1, 0],
      ],
      options: { temperature: 0.01 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'a partner that points the other way',
    inputs: {
      z1: [
        [1, 0, 0],
        [1, 0.1, 0],
      ],
      z2: [
        [-1, 0, 0.1],
        [1, 0, 0.2],
      ],
      options: {},
    },
    isEdge: true,
  },
  {
    title: 'projections of which one is all zeros',
    inputs: {
      z1: [
        [0, 0, 0],
        [1, 2, 2],
      ],
      z2: [
        [1, -1, 0],
        [2, 1, 2],
      ],
      options: { temperature: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a single picture',
    inputs: { z1: [[1, -2, 0.5]], z2: [[0.25, -1, 3]], options: { temperature: 0.5 } },
    isEdge: true,
  },
  {
    title: 'short projections, about 0.04 long',
    inputs: {
      z1: [
        [0.02, -0.03, 0],
        [-0.04, 0.04, 0.02],
      ],
      z2: [
        [0.02, -0.02, 0.03],
        [-0.01, -0.02, -0.03],
      ],
      options: { temperature: 0.5 },
    },
    isEdge: true,
    tolerance: 4e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
  },
];
