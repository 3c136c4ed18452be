import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawPrompts, type Prompts } from './prompts';

const images = [
  [2, 0, 1],
  [0.5, 1, -1],
  [-1, 1, 0.5],
  [0.3, -0.2, 0.1],
];
const prompts = [
  [1, 0.5, 1],
  [1, 2, -0.5],
  [0, -1, 1],
];

const edges: readonly Probe<Prompts>[] = [
  {
    title: 'a picture and a prompt whose embeddings are all zeros',
    inputs: {
      images: [
        [0, 0],
        [1, 2],
      ],
      prompts: [
        [1, 1],
        [0, 0],
        [-2, 1],
      ],
      options: { temperature: 0.5 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a picture that is exactly what a prompt says, at the default temperature',
    inputs: {
      images: [[3, 4]],
      prompts: [
        [0.6, 0.8],
        [0.8, 0.6],
      ],
      options: {},
    },
    isEdge: true,
    tolerance: 1e-4, // a hundred times the rounding of the cosines
    suspects: { notFinite: 'exp-overflow' },
  },
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Prompts>[] = [
  {
    title: 'one picture and two prompts in the plane, to check by hand',
    inputs: {
      images: [[2, 0]],
      prompts: [
        [1, 0],
        [3, 4],
      ],
      options: { temperature: 1 },
    },
    isPublic: true,
  },
  {
    title: 'four pictures and three prompts',
    inputs: { images, prompts, options: { temperature: 0.5 } },
    isPublic: true,
  },
  {
    title: 'the same, the temperature left out',
    inputs: { images, prompts, options: {} },
    isPublic: true,
    tolerance: 1e-4, // a hundred times the rounding of the cosines
  },
  ...edges,
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Prompts>[] => {
  const temperature = () => (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'random embeddings of five pictures and two prompts',
      inputs: drawPrompts(random, [5, 2, 4], { temperature: temperature() }),
    },
    {
      title: 'random embeddings of three pictures and six prompts',
      inputs: drawPrompts(random, [3, 6, 5], { temperature: temperature() }),
    },
  ];
};
