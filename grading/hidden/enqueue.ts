import type { Hidden } from './hidden';

const unit = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => row.map((v) => v / Math.hypot(...row)));

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'a queue of 40 and a batch of 16',
    inputs: { queue: unit(matrix(random, 40, 12)), keys: matrix(random, 16, 12) },
  },
  {
    title: 'a queue of five and four keys of very different lengths',
    inputs: { queue: unit(matrix(random, 5, 3)), keys: uneven(matrix(random, 4, 3)) },
  },
  {
    title: 'a queue of nine and one key',
    inputs: { queue: unit(matrix(random, 9, 2)), keys: matrix(random, 1, 2) },
  },
];
