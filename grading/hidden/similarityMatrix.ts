import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'squared distances of 12 and 7 random rows',
    inputs: { a: matrix(random, 12, 5), b: matrix(random, 7, 5), options: { measure: 'squared' } },
  },
  {
    title: 'dot products of rows of very different lengths',
    inputs: {
      a: uneven(matrix(random, 5, 4)),
      b: matrix(random, 3, 4),
      options: { measure: 'dot' },
    },
  },
  {
    title: 'one row with nine, the measure left out',
    inputs: { a: matrix(random, 1, 8), b: matrix(random, 9, 8), options: {} },
  },
];
