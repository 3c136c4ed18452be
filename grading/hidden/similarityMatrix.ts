import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'a random 14×12 and a random 9×12 matrix by euclidean',
    inputs: {
      a: matrix(random, 14, 12),
      b: matrix(random, 9, 12),
      options: { measure: 'euclidean' },
    },
  },
  {
    title: 'a random 6×4 and a random 8×4 matrix with rows of very different lengths by dot',
    inputs: {
      a: uneven(matrix(random, 6, 4)),
      b: uneven(matrix(random, 8, 4)).reverse(),
      options: { measure: 'dot' },
    },
  },
  {
    title:
      'a random 7×2 and a random 5×2 matrix with rows of very different lengths, the measure left out',
    inputs: { a: uneven(matrix(random, 7, 2)), b: uneven(matrix(random, 5, 2)), options: {} },
  },
];
