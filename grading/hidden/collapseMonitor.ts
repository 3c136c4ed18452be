import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, scaled }) => {
  const [start = []] = matrix(random, 1, 5);
  const noise = scaled(matrix(random, 12, 5), 0.01);
  return [
    {
      title: '100 random embeddings of twelve numbers, threshold 4',
      inputs: { embeddings: matrix(random, 100, 12), options: { threshold: 4 } },
    },
    {
      title: '12 embeddings that differ by hundredths',
      inputs: {
        embeddings: noise.map((row) => row.map((v, d) => v + (start[d] ?? 0))),
        options: {},
      },
    },
    {
      title: '15 embeddings of which one number varies far more than the others',
      inputs: {
        embeddings: matrix(random, 15, 3).map(([a = 0, b = 0, c = 0]) => [20 * a, b, c / 20]),
        options: {},
      },
    },
  ];
};
