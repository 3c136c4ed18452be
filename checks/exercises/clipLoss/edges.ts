import type { Probe } from '../../exercise';
import type { Pairs } from './pairs';

/** Where numbers are large or small, or there is next to nothing to compare. */
export const edges: readonly Probe<Pairs>[] = [
  {
    title: 'pairs that agree, at temperature 0.01',
    inputs: {
      images: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      texts: [
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
    title: 'a text that points the other way',
    inputs: {
      images: [
        [1, 0, 0],
        [1, 0.1, 0],
      ],
      texts: [
        [-1, 0, 0.1],
        [1, 0, 0.2],
      ],
      options: {},
    },
    isEdge: true,
  },
  {
    title: 'a picture whose embedding is all zeros',
    inputs: {
      images: [
        [0, 0, 0],
        [1, 2, 2],
      ],
      texts: [
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
    title: 'a single picture and its text',
    inputs: { images: [[1, -2, 0.5]], texts: [[0.25, -1, 3]], options: { temperature: 0.5 } },
    isEdge: true,
  },
  {
    title: 'short embeddings, about 0.04 long',
    inputs: {
      images: [
        [0.02, -0.03, 0],
        [-0.04, 0.04, 0.02],
      ],
      texts: [
        [0.02, -0.02, 0.03],
        [-0.01, -0.02, -0.03],
      ],
      options: { temperature: 0.5 },
    },
    isEdge: true,
    tolerance: 4e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
  },
];
