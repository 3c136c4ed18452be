import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { labels }) => [
  { title: '24 pictures of two classes', inputs: { labels: labels(random, [15, 9]) } },
  {
    title: '18 pictures of classes with large numbers',
    inputs: { labels: labels(random, { 3: 5, 128: 1, 200: 8, 255: 4 }) },
  },
  {
    title: '15 pictures, one class after the other',
    inputs: { labels: labels(random, [6, 1, 5, 3]).sort() },
  },
];
