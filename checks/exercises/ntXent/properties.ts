import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled } from '../vectors';
import { drawViews, type Views } from './views';

const ORDER = [2, 0, 3, 1];

const draw = (random: Random): Views => drawViews(random, 4, 5, { temperature: 0.5 });

/** What holds for any two views of any pictures. */
export const properties: readonly Property<Views>[] = [
  {
    says: 'Where all projections are equal, the loss must be log(2N − 1): log 7 for four pictures',
    look: 'An anchor then chooses blindly among 2N − 1 others. Count the views in your denominator.',
    draw,
    vary: ({ z1, options }) => {
      const same = pick(z1, [0, 0, 0, 0]);
      return { z1: same, z2: same, options };
    },
    expect: () => ({ shape: [], values: [Math.log(7)] }),
  },
  {
    says: 'Swapping z1 and z2 must not change the loss',
    look: 'Both views are alike: does each of them get the same steps, and is each an anchor?',
    draw,
    vary: ({ z1, z2, options }) => ({ z1: z2, z2: z1, options }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the pictures must not change the loss',
    look: 'Row i of z1 belongs to row i of z2. Which rows do you take for partners?',
    draw,
    vary: ({ z1, z2, options }) => ({ z1: pick(z1, ORDER), z2: pick(z2, ORDER), options }),
    expect: (answer) => answer,
  },
  {
    says: 'Making projections longer or shorter must not change the loss',
    look: 'Only directions count: bring every row to length 1 before the rows are compared.',
    draw,
    vary: ({ z1, z2, options }) => ({ z1: scaled(z1, 3), z2: scaled(z2, 0.25), options }),
    expect: (answer) => answer,
  },
  {
    says: 'The loss must not be below 0',
    look: 'The positive is one of the candidates, so its share is at most 1: is it in your denominator?',
    draw,
    vary: (inputs) => inputs,
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => Math.max(0, v)) }),
  },
];
