import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled } from '../vectors';
import { drawSloped, type Sloped } from './inputs';

const ORDER = [2, 0, 3, 1];

const draw = (random: Random): Sloped => drawSloped(random, 4, 3, { learningRate: 0.2 });

/** What holds for any points on any slope. */
export const properties: readonly Property<Sloped>[] = [
  {
    says: 'Twice the gradient at half the learning rate must lead to the same places',
    look: 'Only their product counts: how do you use the gradient and the rate?',
    draw,
    vary: ({ points, gradient }) => ({
      points,
      gradient: scaled(gradient, 2),
      options: { learningRate: 0.1 },
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Points and gradient three times as large must lead to the same places',
    look: 'Where a point was before is not brought to length 1; where it is afterwards is.',
    draw,
    vary: ({ points, gradient, options }) => ({
      points: scaled(points, 3),
      gradient: scaled(gradient, 3),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Taking three of the four points must not change where these go',
    look: 'Every point has a length of its own: does another row come into yours?',
    draw,
    vary: ({ points, gradient, options }) => ({
      points: pick(points, [0, 1, 2]),
      gradient: pick(gradient, [0, 1, 2]),
      options,
    }),
    expect: ({ shape, values }) => ({ shape: [3, ...shape.slice(1)], values: values.slice(0, 9) }),
  },
  {
    says: 'Reordering the points must reorder the answer, and nothing else',
    look: 'Row i of the gradient belongs to row i of the points.',
    draw,
    vary: ({ points, gradient, options }) => ({
      points: pick(points, ORDER),
      gradient: pick(gradient, ORDER),
      options,
    }),
    expect: ({ shape, values }) => ({
      shape,
      values: ORDER.flatMap((row) => values.slice(3 * row, 3 * row + 3)),
    }),
  },
];
