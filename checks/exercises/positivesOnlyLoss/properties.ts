import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { drawMatrix, pick, scaled } from '../vectors';

const FACTORS = [2, 0.5, 10, 3];
const ORDER = [2, 0, 3, 1];

const draw = (random: Random): PairedRows => ({
  z1: drawMatrix(random, 4, 3),
  z2: drawMatrix(random, 4, 3),
});

const map = ({ shape, values }: Values, change: (value: number) => number): Values => ({
  shape,
  values: values.map(change),
});

/** What holds for any batch of positive pairs. */
export const properties: readonly Property<PairedRows>[] = [
  {
    says: 'Reordering the pairs must not change the loss',
    look: 'Row i of z1 and row i of z2 are a pair, wherever they stand in the batch.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: pick(z1, ORDER), z2: pick(z2, ORDER) }),
    expect: (answer) => answer,
  },
  {
    says: 'Multiplying rows by positive numbers must not change the loss',
    look: 'Only directions count: bring each row of z1 and of z2 to length 1.',
    draw,
    vary: ({ z1, z2 }) => ({
      z1: z1.map((row, i) => row.map((v) => v * (FACTORS[i] ?? 1))),
      z2: scaled(z2, 5),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Where every view agrees with its partner the loss must be −1',
    look: 'The cosine of two equal rows is 1, and so is the mean of such cosines. What is left of your division then?',
    draw,
    vary: ({ z1 }) => ({ z1, z2: z1 }),
    expect: (answer) => map(answer, () => -1),
  },
  {
    says: 'Turning z1 round must change the sign of the loss, and nothing else',
    look: 'Look for an abs, a square, a cut at 0 or an added number: minus the mean cosine has none of them.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: scaled(z1, -1), z2 }),
    expect: (answer) => map(answer, (v) => -v),
  },
  {
    says: 'Taking every pair twice must not change the loss',
    look: 'Do you divide by the number of pairs? Or do other rows of the batch come into it?',
    draw,
    vary: ({ z1, z2 }) => ({ z1: [...z1, ...z1], z2: [...z2, ...z2] }),
    expect: (answer) => answer,
  },
];
