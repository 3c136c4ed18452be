import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'random embeddings of 20 pictures and texts at temperature 0.1',
    inputs: {
      images: matrix(random, 20, 16),
      texts: matrix(random, 20, 16),
      options: { temperature: 0.1 },
    },
  },
  {
    title: 'six embeddings of very different lengths, with a logit scale below 0',
    inputs: {
      images: uneven(matrix(random, 6, 3)),
      texts: uneven(matrix(random, 6, 3)).reverse(),
      options: { logitScale: -(30 + Math.round(60 * random())) / 100 },
    },
  },
  {
    title: 'two pictures and texts with nine numbers each, no option given',
    inputs: { images: matrix(random, 2, 9), texts: matrix(random, 2, 9), options: {} },
  },
];
