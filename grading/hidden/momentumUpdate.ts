import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const twins = (rows: number, columns: number, options: Readonly<Record<string, number>>) => ({
    targetWeight: matrix(random, rows, columns),
    targetBias: matrix(random, 1, columns).flat(),
    onlineWeight: scaled(matrix(random, rows, columns), 1000),
    onlineBias: matrix(random, 1, columns).flat(),
    options,
  });
  return [
    {
      title: 'networks of 7 × 5 weights, a fast target',
      inputs: twins(7, 5, { momentum: 0.1 + 0.1 * random() }),
    },
    { title: 'networks of 2 × 9 weights, momentum 0.99', inputs: twins(2, 9, { momentum: 0.99 }) },
    { title: 'networks of one weight, the momentum left out', inputs: twins(1, 1, {}) },
  ];
};
