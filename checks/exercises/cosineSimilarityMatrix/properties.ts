import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { flat, rowsOf, type Values } from '../../plain';
import { drawMatrix, pick, scaled, transposed } from '../vectors';
import type { TwoSets } from './pairwise';

const ROWS = [2, 0, 1];
const COLUMNS = [3, 1, 0, 2];
const FACTORS = [2, 0.5, 10];

const draw = (random: Random): TwoSets => ({
  a: drawMatrix(random, 3, 5),
  b: drawMatrix(random, 4, 5),
});

const map = ({ shape, values }: Values, change: (value: number) => number): Values => ({
  shape,
  values: values.map(change),
});

/** What holds for any two sets of rows. */
export const properties: readonly Property<TwoSets>[] = [
  {
    says: 'Reordering the rows of a and of b must reorder the rows and the columns of the answer',
    look: 'Entry (i, j) may depend on row i of a and row j of b only: check the axis of every sum.',
    draw,
    vary: ({ a, b }) => ({ a: pick(a, ROWS), b: pick(b, COLUMNS) }),
    expect: (answer) => flat(pick(rowsOf(answer), ROWS).map((row) => pick(row, COLUMNS))),
  },
  {
    says: 'Multiplying rows by positive numbers must not change the answer',
    look: 'Only directions count: divide each row of a and of b by its own length.',
    draw,
    vary: ({ a, b }) => ({
      a: a.map((row, i) => row.map((v) => v * (FACTORS[i] ?? 1))),
      b: scaled(b, 5),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Swapping a and b must transpose the answer',
    look: 'Treat both sides alike: does each of them get the same steps before the product?',
    draw,
    vary: ({ a, b }) => ({ a: b, b: a }),
    expect: (answer) => flat(transposed(rowsOf(answer))),
  },
  {
    says: 'Turning a round must change the sign of the answer, and nothing else',
    look: 'Look for an abs, a square or a cut at 0 that loses the sign of the product.',
    draw,
    vary: ({ a, b }) => ({ a: scaled(a, -1), b }),
    expect: (answer) => map(answer, (v) => -v),
  },
  {
    says: 'A matrix of one repeated row against itself must be 1 everywhere',
    look: 'Equal rows have the angle 0. What do you divide by, and how long is that?',
    draw: (random) => ({ a: drawMatrix(random, 3, 5), b: drawMatrix(random, 3, 5) }),
    vary: ({ a }) => ({ a: pick(a, [0, 0, 0]), b: pick(a, [0, 0, 0]) }),
    expect: (answer) => map(answer, () => 1),
  },
  {
    says: 'No value may lie outside −1 to 1',
    look: 'Something is left of the lengths: is each row divided by exactly its own?',
    draw,
    vary: (inputs) => inputs,
    expect: (answer) => map(answer, (v) => Math.min(1, Math.max(-1, v))),
  },
];
