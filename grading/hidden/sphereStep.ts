import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix }) => {
  const sloped = (rows: number, columns: number, options: Readonly<Record<string, number>>) => ({
    points: matrix(random, rows, columns),
    gradient: matrix(random, rows, columns),
    options,
  });
  return [
    {
      title: '30 random points with six numbers each',
      inputs: sloped(30, 6, { learningRate: 0.05 + 0.1 * random() }),
    },
    { title: 'one random point in the plane', inputs: sloped(1, 2, { learningRate: 0.15 }) },
    {
      title: 'seven random points with five numbers each, the learning rate left out',
      inputs: sloped(7, 5, {}),
    },
  ];
};
