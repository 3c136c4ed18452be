import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: '24 random pairs at temperature 0.2',
    inputs: {
      images: matrix(random, 24, 10),
      texts: matrix(random, 24, 10),
      options: { temperature: 0.2 },
    },
  },
  {
    title: 'texts of very different lengths, with a logit scale',
    inputs: {
      images: matrix(random, 6, 4),
      texts: uneven(matrix(random, 6, 4)),
      options: { logitScale: 0.5 + random() },
    },
  },
  {
    title: 'two pairs of nine numbers, no option given',
    inputs: { images: matrix(random, 2, 9), texts: matrix(random, 2, 9), options: {} },
  },
];
