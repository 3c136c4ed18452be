import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { SOURCE } from '../source';
import { drawClustered, type Clustered } from './views';

const { z1, z2 } = SOURCE;
const PROTOTYPES = [
  [0.5, -1, 0.3, 0.2, -0.4, 1.2, 0.1, -0.6],
  [-1.1, 0.4, 0.2, -0.3, 0.9, 0.3, -0.8, 0.5],
  [0.2, 0.6, -0.9, 1, 0.1, -0.5, 0.7, 0.4],
];
const PLANE = {
  z1: [
    [2, 0.5],
    [0.3, 1],
    [-1, 0.2],
  ],
  z2: [
    [1, 0.1],
    [0.9, 0.8],
    [-3, 1],
  ],
  prototypes: [
    [1, 0],
    [-0.5, 2],
  ],
};

const edges: readonly Probe<Clustered>[] = [
  {
    title: 'the three pictures, with a softmax of the scores divided by 0.3 as `assign`',
    inputs: { ...PLANE, options: { temperature: 1, assign: 0.3 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'the three pictures at temperature 0.01',
    inputs: { ...PLANE, options: { temperature: 0.01 } },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'log-of-zero' },
  },
  {
    title: 'views that point away from each other, at temperature 0.005',
    inputs: {
      z1: [
        [1, 0],
        [-1, 0.1],
      ],
      z2: [
        [-1, 0],
        [1, 0.2],
      ],
      prototypes: [
        [1, 0],
        [-1, 0],
      ],
      options: { temperature: 0.005 },
    },
    isEdge: true,
    suspects: { notFinite: 'log-of-zero' },
  },
  {
    title: 'a batch with a row of zeros',
    inputs: {
      z1: [[0, 0], ...PLANE.z1.slice(1)],
      z2: PLANE.z2,
      prototypes: PLANE.prototypes,
      options: { temperature: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a batch of one picture',
    inputs: {
      z1: [[1, -2, 0.5]],
      z2: [[0.25, -1, 3]],
      prototypes: [
        [1, 0, 0],
        [0, 1, 2],
      ],
      options: { temperature: 0.3 },
    },
    isEdge: true,
  },
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Clustered>[] = [
  {
    title: 'three pictures in the plane and two prototypes, to check by hand',
    inputs: { ...PLANE, options: { temperature: 1 } },
    isPublic: true,
  },
  {
    title: 'the two 4×8 matrices of notebook 1 and three prototypes',
    inputs: { z1, z2, prototypes: PROTOTYPES, options: { temperature: 0.1 } },
    isPublic: true,
  },
  {
    title: 'the same, the temperature left out',
    inputs: { z1, z2, prototypes: PROTOTYPES, options: {} },
    isPublic: true,
  },
  {
    title: 'the same at temperature 0.5',
    inputs: { z1, z2, prototypes: PROTOTYPES, options: { temperature: 0.5 } },
    isPublic: true,
  },
  ...edges,
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Clustered>[] => {
  const temperature = (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'random projections of five pictures, four prototypes',
      inputs: drawClustered(random, [5, 3, 4], { temperature }),
    },
    {
      title: 'random projections of six pictures, two prototypes',
      inputs: drawClustered(random, [6, 4, 2], { temperature }),
    },
    {
      title: 'random projections of eight pictures, five prototypes, the temperature left out',
      inputs: drawClustered(random, [8, 5, 5], {}),
    },
  ];
};
