import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { labels, similarities, mirrored, pairsOf }) => {
  const batch = (sizes: readonly number[], temperature?: number) => {
    const count = sizes.reduce((sum, size) => sum + size, 0);
    const options = temperature === undefined ? {} : { temperature };
    return pairsOf(labels(random, sizes), mirrored(similarities(random, count)), options);
  };
  return [
    {
      title: '16 pictures of classes of different sizes, at the default temperature',
      inputs: batch([7, 4, 3, 2]),
    },
    {
      title: '10 pictures at temperature 2, most of them alone',
      inputs: batch([2, 1, 1, 3, 1, 1, 1], 2),
    },
    {
      title: '12 pictures of one large and one small class, temperature 0.1',
      inputs: batch([10, 2], 0.1),
    },
  ];
};
