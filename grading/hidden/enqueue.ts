import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven, unit }) => [
  {
    title: 'a random queue of 100 and a batch of 32',
    inputs: { queue: unit(matrix(random, 100, 8)), keys: matrix(random, 32, 8) },
  },
  {
    title: 'a random queue of twelve and five keys of very different lengths',
    inputs: { queue: unit(matrix(random, 12, 3)), keys: uneven(matrix(random, 5, 3)) },
  },
  {
    title: 'a random queue of six and a single key',
    inputs: { queue: unit(matrix(random, 6, 9)), keys: matrix(random, 1, 9) },
  },
];
