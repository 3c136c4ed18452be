import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven, unit }) => [
  {
    title: '20 random queries and a queue of 60 at temperature 0.1',
    inputs: {
      queries: matrix(random, 20, 16),
      keys: matrix(random, 20, 16),
      queue: unit(matrix(random, 60, 16)),
      options: { temperature: 0.1 },
    },
  },
  {
    title: 'seven queries and keys of very different lengths and a queue of four, at temperature 2',
    inputs: {
      queries: uneven(matrix(random, 7, 3)),
      keys: uneven(matrix(random, 7, 3)).reverse(),
      queue: unit(matrix(random, 4, 3)),
      options: { temperature: 2 },
    },
  },
  {
    title: 'two queries and a queue of eleven with nine numbers each, the temperature left out',
    inputs: {
      queries: matrix(random, 2, 9),
      keys: matrix(random, 2, 9),
      queue: unit(matrix(random, 11, 9)),
      options: {},
    },
  },
];
