import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawSloped, type Sloped } from './inputs';

const QUARTER = [
  [1, 0],
  [0, 1],
  [-0.6, 0.8],
];
const SLOPES = [
  [0, -1.5],
  [2, 1],
  [0.5, -0.25],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Sloped>[] = [
  {
    title: 'three points of the circle, learning rate ½, to check by hand',
    inputs: { points: QUARTER, gradient: SLOPES, options: { learningRate: 0.5 } },
    isPublic: true,
  },
  {
    title: 'the same points, the learning rate left out',
    inputs: { points: QUARTER, gradient: SLOPES, options: {} },
    isPublic: true,
  },
  {
    title: 'two points in space that are not on the sphere yet',
    inputs: {
      points: [
        [2, 0, 0],
        [0.3, -0.4, 0],
      ],
      gradient: [
        [1, 1, -1],
        [0, 0.5, 1],
      ],
      options: { learningRate: 0.2 },
    },
    isPublic: true,
  },
  {
    title: 'a point that lands in the middle',
    inputs: {
      points: [
        [1, 0],
        [0, 1],
      ],
      gradient: [
        [2, 0],
        [0.5, 0],
      ],
      options: { learningRate: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row' },
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Sloped>[] => [
  {
    title: 'random points in space',
    inputs: drawSloped(random, 5, 3, { learningRate: (5 + Math.round(20 * random())) / 100 }),
  },
  {
    title: 'random points with four numbers each, the learning rate left out',
    inputs: drawSloped(random, 4, 4),
  },
];
