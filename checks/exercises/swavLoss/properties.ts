import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled } from '../vectors';
import { drawClustered, type Clustered } from './views';

const ORDER = [2, 0, 3, 1];
const PROTOTYPES = [1, 2, 0];

const draw = (random: Random): Clustered => drawClustered(random, [4, 5, 3], { temperature: 0.5 });

/** What holds for any two views of any pictures. */
export const properties: readonly Property<Clustered>[] = [
  {
    says: 'Swapping z1 and z2 must not change the loss',
    look: 'Both views are alike: each is a question once and a target once.',
    draw,
    vary: ({ z1, z2, ...rest }) => ({ z1: z2, z2: z1, ...rest }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the pictures must not change the loss',
    look: 'Row i of z1 belongs to row i of z2, wherever they stand in the batch.',
    draw,
    vary: ({ z1, z2, ...rest }) => ({ z1: pick(z1, ORDER), z2: pick(z2, ORDER), ...rest }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the prototypes must not change the loss',
    look: 'No prototype is special: do your sums run over all of them?',
    draw,
    vary: ({ z1, z2, prototypes, options }) => ({
      z1,
      z2,
      prototypes: pick(prototypes, PROTOTYPES),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Making projections and prototypes longer or shorter must not change the loss',
    look: 'Only directions count: scores are cosines, of projections and of prototypes.',
    draw,
    vary: ({ z1, z2, prototypes, options }) => ({
      z1: scaled(z1, 3),
      z2: scaled(z2, 0.25),
      prototypes: scaled(prototypes, 2),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Taking every picture twice must not change the loss',
    look: 'Do you take the mean over the pictures? A larger batch must not give a larger loss.',
    draw,
    vary: ({ z1, z2, ...rest }) => ({ z1: [...z1, ...z1], z2: [...z2, ...z2], ...rest }),
    expect: (answer) => answer,
  },
  {
    says: 'Where all projections are equal and two prototypes mirror each other, the loss must be log 2',
    look: 'Both prototypes then get half of each picture, and are predicted with one half each.',
    draw,
    vary: ({ options }) => {
      const same = [2, 2, 2, 2].map((length) => [length, 0]);
      const mirrored = [
        [1, 1],
        [1, -1],
      ];
      return { z1: same, z2: same, prototypes: mirrored, options };
    },
    expect: () => ({ shape: [], values: [Math.log(2)] }),
  },
];
