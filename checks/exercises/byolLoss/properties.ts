import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import { drawMatrix, pick, scaled } from '../vectors';
import type { Guess } from './loss';

const ORDER = [2, 0, 3, 1];

const draw = (random: Random): Guess => ({
  prediction: drawMatrix(random, 4, 3),
  target: drawMatrix(random, 4, 3),
});

const map = ({ shape, values }: Values, change: (value: number) => number): Values => ({
  shape,
  values: values.map(change),
});

/** What holds for any predictions and targets. */
export const properties: readonly Property<Guess>[] = [
  {
    says: 'Where every prediction is right the loss must be 0',
    look: 'The cosine of two equal rows is 1. What is left of 2 − 2 cos then?',
    draw,
    vary: ({ prediction }) => ({ prediction, target: prediction }),
    expect: (answer) => map(answer, () => 0),
  },
  {
    says: 'Turning all predictions round must turn the loss L into 4 − L',
    look: 'Look for an abs, a square or a cut at 0: the cosine goes into the loss as it is.',
    draw,
    vary: ({ prediction, target }) => ({ prediction: scaled(prediction, -1), target }),
    expect: (answer) => map(answer, (v) => 4 - v),
  },
  {
    says: 'Making predictions and targets longer or shorter must not change the loss',
    look: 'Only directions count: bring each row of both to length 1.',
    draw,
    vary: ({ prediction, target }) => ({
      prediction: scaled(prediction, 3),
      target: scaled(target, 0.5),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering both in the same way must not change the loss',
    look: 'Row i of the predictions belongs to row i of the targets, wherever they stand.',
    draw,
    vary: ({ prediction, target }) => ({
      prediction: pick(prediction, ORDER),
      target: pick(target, ORDER),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Taking every row twice must not change the loss',
    look: 'Do you divide by the number of rows? Or do other rows of the batch come into it?',
    draw,
    vary: ({ prediction, target }) => ({
      prediction: [...prediction, ...prediction],
      target: [...target, ...target],
    }),
    expect: (answer) => answer,
  },
];
