import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawTwins, type Twins } from './inputs';

const TWINS = {
  targetWeight: [
    [1, 2],
    [3, 4],
  ],
  targetBias: [0, -1],
  onlineWeight: [
    [5, 2],
    [-1, 0],
  ],
  onlineBias: [2, 3],
};

const FAR = {
  targetWeight: [
    [10, -200, 30],
    [0, 50, -60],
  ],
  targetBias: [100, 0, -100],
  onlineWeight: [
    [300, 400, -500],
    [600, -700, 800],
  ],
  onlineBias: [-900, 1000, 500],
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Twins>[] = [
  {
    title: 'two small networks, momentum ¾, to check by hand',
    inputs: { ...TWINS, options: { momentum: 0.75 } },
    isPublic: true,
  },
  {
    title: 'two networks far apart, the momentum left out',
    inputs: { ...FAR, options: {} },
    isPublic: true,
  },
  {
    title: 'the same two networks, momentum 0.9',
    inputs: { ...FAR, options: { momentum: 0.9 } },
    isPublic: true,
  },
  {
    title: 'momentum 0, where the target becomes a copy',
    inputs: { ...TWINS, options: { momentum: 0 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'momentum 1, where the target stays as it is',
    inputs: { ...TWINS, options: { momentum: 1 } },
    isPublic: true,
    isEdge: true,
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Twins>[] => {
  const momentum = () => (20 + Math.round(60 * random())) / 100;
  return [
    { title: 'random weights', inputs: drawTwins(random, 4, { momentum: momentum() }) },
    { title: 'random weights, the momentum left out', inputs: drawTwins(random, 2, {}) },
  ];
};
