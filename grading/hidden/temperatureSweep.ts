import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const temperatures = (count: number) =>
    Array.from({ length: count }, () => (15 + Math.round(285 * random())) / 100);
  return [
    {
      title: '10 random queries and 25 negatives at twenty temperatures',
      inputs: {
        query: matrix(random, 10, 12),
        positive: matrix(random, 10, 12),
        negatives: matrix(random, 25, 12),
        temperatures: temperatures(20),
      },
    },
    {
      title: 'four queries of very different lengths and six negatives at four temperatures',
      inputs: {
        query: uneven(matrix(random, 4, 3)),
        positive: uneven(matrix(random, 4, 3)).reverse(),
        negatives: uneven(matrix(random, 6, 3)),
        temperatures: temperatures(4),
      },
    },
    {
      title: 'seven random queries and two negatives at a single temperature',
      inputs: {
        query: matrix(random, 7, 2),
        positive: matrix(random, 7, 2),
        negatives: matrix(random, 2, 2),
        temperatures: temperatures(1),
      },
    },
  ];
};
