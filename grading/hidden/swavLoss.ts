import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => [
  {
    title: 'random projections of 20 pictures, ten prototypes, temperature 0.2',
    inputs: {
      z1: matrix(random, 20, 16),
      z2: matrix(random, 20, 16),
      prototypes: matrix(random, 10, 16),
      options: { temperature: 0.2 },
    },
  },
  {
    title: 'projections and six prototypes of very different lengths at temperature 2',
    inputs: {
      z1: uneven(matrix(random, 5, 3)),
      z2: uneven(matrix(random, 5, 3)).reverse(),
      prototypes: uneven(matrix(random, 6, 3)),
      options: { temperature: 2 },
    },
  },
  {
    title: 'seven pictures and two prototypes with nine numbers each, the temperature left out',
    inputs: {
      z1: matrix(random, 7, 9),
      z2: matrix(random, 7, 9),
      prototypes: matrix(random, 2, 9),
      options: {},
    },
  },
];
