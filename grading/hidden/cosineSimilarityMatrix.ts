import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const rows = matrix(random, 7, 5);
  return [
    {
      title: 'a random 16×20 and a random 9×20 matrix',
      inputs: { a: matrix(random, 16, 20), b: matrix(random, 9, 20) },
    },
    {
      title: 'a random 8×3 and a random 6×3 matrix with rows of very different lengths',
      inputs: { a: uneven(matrix(random, 8, 3)), b: uneven(matrix(random, 6, 3)).reverse() },
    },
    {
      title: 'a random 7×5 matrix against the same rows turned round',
      inputs: { a: rows, b: rows.map((row) => row.map((v) => -2 * v)) },
    },
  ];
};
