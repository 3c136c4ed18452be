import type { Hidden } from './hidden';

const unit = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => row.map((v) => v / Math.hypot(...row)));

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const lookup = (queries: number, size: number, dim: number) => ({
    queries: matrix(random, queries, dim),
    keys: matrix(random, queries, dim),
    queue: unit(matrix(random, size, dim)),
  });
  const far = lookup(5, 8, 3);
  return [
    {
      title: '16 random queries and a queue of 60 at temperature 0.2',
      inputs: { ...lookup(16, 60, 10), options: { temperature: 0.2 } },
    },
    {
      title: 'keys of very different lengths at temperature 1.5',
      inputs: { ...far, keys: uneven(far.keys), options: { temperature: 1.5 } },
    },
    {
      title: 'one query and a queue of two, the temperature left out',
      inputs: { ...lookup(1, 2, 7), options: {} },
    },
  ];
};
