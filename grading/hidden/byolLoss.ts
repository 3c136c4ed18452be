import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled, uneven }) => [
  {
    title: '30 random rows of 16 numbers',
    inputs: { prediction: matrix(random, 30, 16), target: matrix(random, 30, 16) },
  },
  {
    title: 'rows of very different lengths',
    inputs: { prediction: uneven(matrix(random, 7, 3)), target: matrix(random, 7, 3) },
  },
  {
    title: 'one row, a target a hundred times as long',
    inputs: { prediction: matrix(random, 1, 5), target: scaled(matrix(random, 1, 5), 100) },
  },
];
