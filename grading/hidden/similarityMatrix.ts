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
    // Of even lengths: where large products cancel out, float32 has no five digits to show.
    title: 'a random 5×10 and a random 13×10 matrix by dot',
    inputs: { a: matrix(random, 5, 10), b: matrix(random, 13, 10), options: { measure: 'dot' } },
  },
  {
    title:
      'a random 7×2 and a random 5×2 matrix with rows of very different lengths, the measure left out',
    inputs: { a: uneven(matrix(random, 7, 2)), b: uneven(matrix(random, 5, 2)), options: {} },
  },
];
