import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { SOURCE } from '../source';
import { drawViews, type Views } from './views';

const { z1, z2 } = SOURCE;

/** Public inputs, then edges. */
export const probes: readonly Probe<Views>[] = [
  {
    title: 'two pictures in the plane, to check by hand',
    inputs: {
      z1: [
        [2, 0],
        [0, 1],
      ],
      z2: [
        [1, 0],
        [3, 4],
      ],
      options: { temperature: 1 },
    },
    isPublic: true,
  },
  {
    title: 'the two 4×8 matrices of the exercise',
    inputs: { z1, z2, options: { temperature: 0.07 } },
    isPublic: true,
    expected: SOURCE.ntXent,
    tolerance: SOURCE.tolerance,
  },
  {
    title: 'the same two matrices, the temperature left out',
    inputs: { z1, z2, options: {} },
    isPublic: true,
  },
  {
    title: 'the same two matrices at temperature 0.5',
    inputs: { z1, z2, options: { temperature: 0.5 } },
    isPublic: true,
  },
  ...edges(),
];

function edges(): readonly Probe<Views>[] {
  return [
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
}

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Views>[] => {
  const temperature = () => (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'random projections of five pictures',
      inputs: drawViews(random, 5, 3, { temperature: temperature() }),
    },
    {
      title: 'random projections of three pictures',
      inputs: drawViews(random, 3, 6, { temperature: temperature() }),
    },
    {
      title: 'random projections of eight pictures, the temperature left out',
      inputs: drawViews(random, 8, 4, {}),
    },
  ];
};
