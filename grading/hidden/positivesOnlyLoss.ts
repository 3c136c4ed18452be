import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const rows = matrix(random, 8, 3);
  return [
    {
      title: '33 random pairs with twenty numbers each',
      inputs: { z1: matrix(random, 33, 20), z2: matrix(random, 33, 20) },
    },
    {
      title: '7 random pairs of projections of very different lengths',
      inputs: { z1: uneven(matrix(random, 7, 5)), z2: uneven(matrix(random, 7, 5)).reverse() },
    },
    {
      title: 'pairs of which three in four point nearly the same way and the rest opposite ways',
      inputs: {
        z1: rows,
        z2: rows.map((row, n) => row.map((v, d) => (n % 4 === 0 ? -2 : 3) * v + d)),
      },
    },
  ];
};
