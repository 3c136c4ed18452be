import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const rows = matrix(random, 9, 5);
  const noise = matrix(random, 9, 5);
  return [
    {
      title: '30 random predictions of twenty numbers each',
      inputs: { prediction: matrix(random, 30, 20), target: matrix(random, 30, 20) },
    },
    {
      title: '8 predictions and targets of very different lengths',
      inputs: {
        prediction: uneven(matrix(random, 8, 3)),
        target: uneven(matrix(random, 8, 3)).reverse(),
      },
    },
    {
      title: '9 predictions that point nearly away from their targets',
      inputs: {
        prediction: rows,
        target: rows.map((row, n) => row.map((v, d) => 0.1 * (noise[n]?.[d] ?? 0) - 2 * v)),
      },
    },
  ];
};
