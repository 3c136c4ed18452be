import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { labels }) => {
  const options = (fraction: number) => ({ fraction, seed: Math.floor(1e6 * random()) });
  return [
    {
      title: '300 labels of two classes, one of them rare, a tenth of each',
      inputs: { labels: labels(random, [280, 20]), options: options(0.1) },
    },
    {
      title: '111 labels of six classes, two thirds of each',
      inputs: { labels: labels(random, [31, 7, 22, 16, 5, 30]), options: options(2 / 3) },
    },
    {
      title: '90 labels of the classes 2, 5 and 9, nine tenths of each',
      isEdge: true,
      inputs: { labels: labels(random, { 2: 41, 5: 27, 9: 22 }), options: options(0.9) },
    },
  ];
};
