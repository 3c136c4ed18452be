import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: '12 random queries and 30 negatives at temperature 0.1',
    inputs: {
      query: matrix(random, 12, 16),
      positive: matrix(random, 12, 16),
      negatives: matrix(random, 30, 16),
      options: { temperature: 0.1 },
    },
  },
  {
    title: 'six queries, positives and negatives of very different lengths, at temperature 2',
    inputs: {
      query: uneven(matrix(random, 6, 3)),
      positive: uneven(matrix(random, 6, 3)).reverse(),
      negatives: uneven(matrix(random, 6, 3)),
      options: { temperature: 2 },
    },
  },
  {
    title: 'two queries and seven negatives with nine numbers each, the temperature left out',
    inputs: {
      query: matrix(random, 2, 9),
      positive: matrix(random, 2, 9),
      negatives: matrix(random, 7, 9),
      options: {},
    },
  },
];
