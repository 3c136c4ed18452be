import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick } from '../vectors';
import { drawSwept, type Swept } from './inputs';

const ORDER = [2, 0, 1];
const draw = (random: Random): Swept => drawSwept(random, [3, 4, 5], 3);

/** What holds for any sweep. */
export const properties: readonly Property<Swept>[] = [
  {
    says: 'Another order of the temperatures must reorder the losses alike',
    look: 'Entry t of the answer may depend on entry t of the temperatures only.',
    draw,
    vary: ({ query, positive, negatives, temperatures }) => ({
      query,
      positive,
      negatives,
      temperatures: pick(temperatures, ORDER),
    }),
    expect: ({ shape, values }) => ({ shape, values: pick(values, ORDER) }),
  },
  {
    says: 'At an enormous temperature every loss must be log(1 + K): log 5 for four negatives',
    look: 'Divided by something enormous all similarities are 0, and the choice is blind among 1 + K.',
    draw,
    vary: ({ query, positive, negatives }) => ({
      query,
      positive,
      negatives,
      temperatures: [1e10, 1e11, 1e12],
    }),
    expect: ({ shape }) => ({ shape, values: [Math.log(5), Math.log(5), Math.log(5)] }),
  },
  {
    says: 'No loss may be below 0',
    look: 'The positive is one of the candidates, so its share is at most 1: is it in your denominator?',
    draw,
    vary: (inputs) => inputs,
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => Math.max(0, v)) }),
  },
];
