import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: '20 random pictures and twelve prompts at temperature 0.3',
    inputs: {
      images: matrix(random, 20, 8),
      prompts: matrix(random, 12, 8),
      options: { temperature: 0.3 },
    },
  },
  {
    title: 'prompts of very different lengths at temperature 1',
    inputs: {
      images: matrix(random, 4, 5),
      prompts: uneven(matrix(random, 5, 5)),
      options: { temperature: 1 },
    },
  },
  {
    title: 'one picture and three prompts at temperature 0.1',
    inputs: {
      images: matrix(random, 1, 6),
      prompts: matrix(random, 3, 6),
      options: { temperature: 0.1 },
    },
  },
];
