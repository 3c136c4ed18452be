import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'random embeddings of 20 pictures and ten prompts at temperature 0.1',
    inputs: {
      images: matrix(random, 20, 16),
      prompts: matrix(random, 10, 16),
      options: { temperature: 0.1 },
    },
  },
  {
    title: 'four pictures and seven prompts of very different lengths at temperature 2',
    inputs: {
      images: uneven(matrix(random, 4, 3)),
      prompts: uneven(matrix(random, 7, 3)).reverse(),
      options: { temperature: 2 },
    },
  },
  {
    title: 'six pictures and six prompts with nine numbers each, the temperature left out',
    inputs: { images: matrix(random, 6, 9), prompts: matrix(random, 6, 9), options: {} },
    tolerance: 1e-4, // a hundred times the rounding of the cosines
  },
];
