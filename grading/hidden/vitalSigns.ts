import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const near = matrix(random, 9, 6);
  return [
    {
      title: '40 random images of nine numbers',
      inputs: { z1: matrix(random, 40, 9), z2: matrix(random, 40, 9) },
    },
    {
      title: '9 images in rows half and three times as long',
      inputs: { z1: scaled(near, 0.5), z2: scaled(near, 3) },
    },
    {
      title: '12 images of which one number varies far more than the others',
      inputs: {
        z1: matrix(random, 12, 3).map(([a = 0, b = 0, c = 0]) => [5 * a, b, c / 5]),
        z2: matrix(random, 12, 3),
      },
    },
  ];
};
