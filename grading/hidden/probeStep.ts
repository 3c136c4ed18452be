import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { probing }) => [
  {
    title: '30 random pictures of eight pixels, five classes',
    inputs: probing(random, 30, { pixels: 8, dim: 6, classes: 5 }),
  },
  {
    title: '7 random pictures, two classes, a small step',
    inputs: { ...probing(random, 7, { pixels: 2, dim: 5, classes: 2 }), rate: 0.05 },
  },
  {
    title: '9 random pictures, six classes, a large step',
    inputs: { ...probing(random, 9, { pixels: 4, dim: 2, classes: 6 }), rate: 2 },
  },
];
