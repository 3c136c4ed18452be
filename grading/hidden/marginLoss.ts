import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { pairs }) => [
  { title: '50 random pairs with twelve numbers each', inputs: pairs(random, 50, 12) },
  {
    title: '9 random pairs of a single number, margin ½',
    inputs: pairs(random, 9, 1, { margin: 0.5 }),
  },
  {
    title: '15 random pairs in space, margin 3',
    inputs: pairs(random, 15, 3, { margin: 3 }),
  },
];
