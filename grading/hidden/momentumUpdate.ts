import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const twins = (rows: number, dim: number, factor: number, options: { momentum?: number }) => ({
    targetWeight: matrix(random, rows, dim),
    targetBias: matrix(random, 1, dim).flat(),
    onlineWeight: scaled(matrix(random, rows, dim), factor),
    onlineBias: scaled(matrix(random, 1, dim), factor).flat(),
    options,
  });
  return [
    {
      title: 'a random 8×10 network, momentum 0.99',
      inputs: twins(8, 10, 20, { momentum: 0.99 }),
    },
    {
      title: 'a random 1×7 network, the momentum left out',
      inputs: twins(1, 7, 100, {}),
    },
    {
      title: 'a random 9×2 network that follows at once, momentum 0.05',
      inputs: twins(9, 2, 1, { momentum: 0.05 }),
    },
  ];
};
