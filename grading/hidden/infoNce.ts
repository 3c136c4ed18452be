import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const contrast = (queries: number, negatives: number, dim: number) => ({
    query: matrix(random, queries, dim),
    positive: matrix(random, queries, dim),
    negatives: matrix(random, negatives, dim),
  });
  const far = contrast(5, 3, 4);
  return [
    {
      title: '20 random queries with 50 negatives at temperature 0.2',
      inputs: { ...contrast(20, 50, 12), options: { temperature: 0.2 } },
    },
    {
      title: 'embeddings of very different lengths at temperature 1.5',
      inputs: { ...far, negatives: uneven(far.negatives), options: { temperature: 1.5 } },
    },
    {
      title: 'one query and seven negatives, the temperature left out',
      inputs: { ...contrast(1, 7, 9), options: {} },
    },
  ];
};
