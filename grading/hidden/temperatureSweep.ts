import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix }) => {
  const swept = (queries: number, negatives: number, temperatures: readonly number[]) => ({
    query: matrix(random, queries, 6),
    positive: matrix(random, queries, 6),
    negatives: matrix(random, negatives, 6),
    temperatures,
  });
  return [
    {
      title: '15 random queries at six temperatures, not in order',
      inputs: swept(15, 20, [0.7, 0.1, 2, 0.3, 5, 0.2]),
    },
    { title: 'one query at one temperature', inputs: swept(1, 4, [0.4]) },
    {
      title: 'as many temperatures as queries, two of them equal',
      inputs: swept(4, 9, [0.5, 0.25, 0.5, 1]),
    },
  ];
};
