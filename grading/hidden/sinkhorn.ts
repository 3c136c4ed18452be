import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const scores = (pictures: number, prototypes: number) =>
    scaled(matrix(random, pictures, prototypes), 0.5);
  return [
    {
      title: 'random scores of 40 pictures for ten prototypes, six iterations',
      inputs: { scores: scores(40, 10), options: { iterations: 6, epsilon: 0.1 } },
    },
    {
      title:
        'random scores of five pictures for eight prototypes, one iteration and an epsilon of 1',
      inputs: { scores: scores(5, 8), options: { iterations: 1, epsilon: 1 } },
    },
    {
      title: 'random scores of nine pictures for two prototypes, the epsilon left out',
      inputs: { scores: scores(9, 2), options: { iterations: 2 } },
    },
  ];
};
