import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const rows = uneven(matrix(random, 6, 3));
  return [
    {
      title: 'random projections of 24 pictures at temperature 0.1',
      inputs: {
        z1: matrix(random, 24, 16),
        z2: matrix(random, 24, 16),
        options: { temperature: 0.1 },
      },
    },
    {
      title: 'projections of very different lengths at temperature 2',
      inputs: { z1: rows, z2: uneven(matrix(random, 6, 3)).reverse(), options: { temperature: 2 } },
    },
    {
      title: 'two pictures with nine numbers each, the temperature left out',
      inputs: { z1: matrix(random, 2, 9), z2: matrix(random, 2, 9), options: {} },
    },
  ];
};
