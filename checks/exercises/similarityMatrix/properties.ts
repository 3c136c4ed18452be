import type { Measure, Random } from '../../../lib';
import type { Property } from '../../exercise';
import { flat, rowsOf, type Values } from '../../plain';
import { scaled, transposed } from '../vectors';
import { drawCompared, type Compared } from './inputs';

const draw =
  (measure: Measure) =>
  (random: Random): Compared =>
    drawCompared(random, [3, 4, 5], measure);

const map = ({ shape, values }: Values, change: (value: number) => number): Values => ({
  shape,
  values: values.map(change),
});

const longer = ({ a, b, options }: Compared): Compared => ({ a: scaled(a, 3), b, options });
const shifted = ({ a, b, options }: Compared): Compared => {
  const move = (rows: Compared['a']) => rows.map((row) => row.map((v, d) => v + d + 1));
  return { a: move(a), b: move(b), options };
};

/** What holds for any two sets of rows. */
export const properties: readonly Property<Compared>[] = [
  {
    says: 'The squared distance must be the Euclidean one, squared',
    look: 'Both are made of one sum of squares; only the root makes the difference.',
    draw: draw('euclidean'),
    vary: ({ a, b }) => ({ a, b, options: { measure: 'squared' } }),
    expect: (answer) => map(answer, (v) => -(v ** 2)),
  },
  {
    says: 'Rows of a that are three times as long must not change their cosines',
    look: 'Only directions count there: divide each row by its own length.',
    draw: draw('cosine'),
    vary: longer,
    expect: (answer) => answer,
  },
  {
    says: 'Rows of a that are three times as long must make dot products three times as large',
    look: 'Nothing is divided by the lengths there.',
    draw: draw('dot'),
    vary: longer,
    expect: (answer) => map(answer, (v) => 3 * v),
  },
  {
    says: 'Moving all rows by one vector must not change their distances',
    look: 'Only the difference of two rows counts there.',
    draw: draw('euclidean'),
    vary: shifted,
    expect: (answer) => answer,
  },
  {
    says: 'Swapping a and b must transpose the answer',
    look: 'Treat both sides alike, and put a along the rows.',
    draw: draw('squared'),
    vary: ({ a, b, options }) => ({ a: b, b: a, options }),
    expect: (answer) => flat(transposed(rowsOf(answer))),
  },
];
