import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { edges } from './edges';
import { drawPairs, type Pairs } from './pairs';

const images = [
  [2, 0, 1, -1],
  [0.5, 1, -1, 0],
  [-1, 1, 0, 2],
];
const texts = [
  [1, 0.5, 1, 0],
  [1, 2, -0.5, 0.5],
  [0, -1, 1, 1],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Pairs>[] = [
  {
    title: 'two pictures in the plane, to check by hand',
    inputs: {
      images: [
        [2, 0],
        [0, 1],
      ],
      texts: [
        [1, 0],
        [3, 4],
      ],
      options: { temperature: 1 },
    },
    isPublic: true,
  },
  {
    title: 'three pictures at temperature 0.5',
    inputs: { images, texts, options: { temperature: 0.5 } },
    isPublic: true,
  },
  {
    title: 'the same three, no option given',
    inputs: { images, texts, options: {} },
    isPublic: true,
  },
  {
    title: 'the same three, with a logit scale of 0.8',
    inputs: { images, texts, options: { logitScale: 0.8 } },
    isPublic: true,
  },
  {
    title: 'the same three, with a logit scale of 6, which is beyond the limit',
    inputs: { images, texts, options: { logitScale: 6 } },
    isPublic: true,
  },
  {
    title: 'the same three, with a logit scale of 0',
    inputs: { images, texts, options: { logitScale: 0 } },
    isPublic: true,
    isEdge: true,
  },
  ...edges,
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Pairs>[] => {
  const between = (low: number, high: number) =>
    Math.round(100 * (low + (high - low) * random())) / 100;
  return [
    {
      title: 'random embeddings of five pictures and texts',
      inputs: drawPairs(random, 5, 3, { temperature: between(0.2, 0.8) }),
    },
    {
      title: 'random embeddings of four pictures and texts, with a logit scale',
      inputs: drawPairs(random, 4, 6, { logitScale: between(0.5, 2) }),
    },
    {
      title: 'random embeddings of eight pictures and texts, no option given',
      inputs: drawPairs(random, 8, 4, {}),
    },
  ];
};
