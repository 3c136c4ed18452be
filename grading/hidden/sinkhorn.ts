import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const scores = (images: number, prototypes: number) =>
    scaled(matrix(random, images, prototypes), 0.5);
  return [
    {
      title: 'random scores of 30 pictures for six prototypes, five rounds',
      inputs: { scores: scores(30, 6), options: { iterations: 5, epsilon: 0.3 } },
    },
    {
      title: 'random scores of two pictures for eight prototypes, one round',
      inputs: { scores: scores(2, 8), options: { iterations: 1, epsilon: 0.2 } },
    },
    {
      title: 'random scores of nine pictures for two prototypes, the rounds left out',
      inputs: { scores: scores(9, 2), options: { epsilon: 0.5 } },
    },
  ];
};
