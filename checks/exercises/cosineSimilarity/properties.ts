import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { drawMatrix, pick, scaled } from '../vectors';
import type { PairedRows } from './misconceptions';

const FACTORS = [2, 0.5, 10, 3];
const ORDER = [2, 0, 3, 1];

const draw = (random: Random): PairedRows => ({
  z1: drawMatrix(random, 4, 3),
  z2: drawMatrix(random, 4, 3),
});

/** What holds for any two batches. */
export const properties: readonly Property<PairedRows>[] = [
  {
    says: 'Reordering the rows of both matrices must reorder the answer in the same way',
    look: 'Each value may depend on its own two rows only: check the axis of every sum and mean.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: pick(z1, ORDER), z2: pick(z2, ORDER) }),
    expect: ({ shape, values }) => ({ shape, values: pick(values, ORDER) }),
  },
  {
    says: 'Multiplying rows by positive numbers must not change the answer',
    look: 'Only directions count: divide by the length of each row of z1 and of z2.',
    draw,
    vary: ({ z1, z2 }) => ({
      z1: z1.map((row, i) => row.map((v) => v * (FACTORS[i] ?? 1))),
      z2: scaled(z2, 5),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'A row compared with itself must give 1',
    look: 'With z2 = z1 the numerator is the squared length. What is your denominator then?',
    draw,
    vary: ({ z1 }) => ({ z1, z2: z1 }),
    expect: ({ shape, values }) => ({ shape, values: values.map(() => 1) }),
  },
  {
    says: 'Swapping z1 and z2 must not change the answer',
    look: 'Treat both sides alike: is each of them divided by its own length?',
    draw,
    vary: ({ z1, z2 }) => ({ z1: z2, z2: z1 }),
    expect: (answer) => answer,
  },
  {
    says: 'Turning z1 round must change the sign of the answer, and nothing else',
    look: 'Look for an abs, a square or a cut at 0 that loses the sign of the numerator.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: scaled(z1, -1), z2 }),
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => -v) }),
  },
  {
    says: 'No value may lie outside −1 to 1',
    look: 'Something is left of the lengths: is each row divided by exactly its own?',
    draw,
    vary: (inputs) => inputs,
    expect: ({ shape, values }) => ({
      shape,
      values: values.map((v) => Math.min(1, Math.max(-1, v))),
    }),
  },
];
