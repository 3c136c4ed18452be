import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const rows = matrix(random, 6, 3);
  return [
    {
      title: 'two random 17×30 matrices',
      inputs: { z1: matrix(random, 17, 30), z2: matrix(random, 17, 30) },
    },
    {
      title: 'two random 9×4 matrices with rows of very different lengths',
      inputs: { z1: uneven(matrix(random, 9, 4)), z2: uneven(matrix(random, 9, 4)).reverse() },
      tolerance: 1e-4, // |x + y|² − |x − y|² is right, and cancels in float32 where one row is 256 times as long
    },
    {
      title: 'rows in pairs that point nearly the same way or opposite ways',
      inputs: {
        z1: rows,
        z2: rows.map((row, n) => row.map((v, d) => (n % 2 === 0 ? 3 : -2) * v + d)),
      },
    },
  ];
};
