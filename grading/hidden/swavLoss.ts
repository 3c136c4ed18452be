import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven }) => {
  const clustered = (count: number, dim: number, prototypes: number) => ({
    z1: matrix(random, count, dim),
    z2: matrix(random, count, dim),
    prototypes: matrix(random, prototypes, dim),
  });
  const far = clustered(5, 4, 3);
  return [
    {
      title: '24 random pictures and six prototypes at temperature 0.2',
      inputs: { ...clustered(24, 8, 6), options: { temperature: 0.2 } },
    },
    {
      title: 'projections of very different lengths at temperature 1',
      inputs: { ...far, z2: uneven(far.z2), options: { temperature: 1 } },
    },
    {
      title: 'two pictures and nine prototypes, the temperature left out',
      inputs: { ...clustered(2, 6, 9), options: {} },
    },
  ];
};
