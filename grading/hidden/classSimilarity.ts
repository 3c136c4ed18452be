import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { matrix, uneven, labels }) => [
  {
    title: '60 random embeddings of ten classes of different sizes',
    inputs: {
      embeddings: matrix(random, 60, 8),
      labels: labels(random, [12, 9, 3, 6, 2, 8, 5, 4, 4, 7]),
      options: {},
    },
  },
  {
    title: '11 embeddings of very different lengths, of two classes',
    inputs: {
      embeddings: uneven(matrix(random, 11, 3)),
      labels: labels(random, [7, 4]),
      options: { classes: 2 },
    },
  },
  {
    title: '20 random embeddings of three classes among seven',
    isEdge: true,
    inputs: {
      embeddings: matrix(random, 20, 2),
      labels: labels(random, { 1: 9, 4: 6, 6: 5 }),
      options: { classes: 7 },
    },
  },
];
