import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import { pick, scaled } from '../vectors';
import { drawPairs, type Pairs } from './inputs';

const ORDER = [3, 5, 0, 4, 2, 1];
const TWICE = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5];
const SHIFT = [1.5, -2, 0.5];

const draw = (random: Random): Pairs => drawPairs(random, 6, 3);

const picked = ({ x1, x2, similar, options }: Pairs, order: readonly number[]): Pairs => ({
  x1: pick(x1, order),
  x2: pick(x2, order),
  similar: pick(similar, order),
  options,
});

const times =
  (factor: number) =>
  ({ shape, values }: Values): Values => ({ shape, values: values.map((v) => v * factor) });

const same = (answer: Values): Values => answer;

/** What holds for any batch of pairs. */
export const properties: readonly Property<Pairs>[] = [
  {
    says: 'Swapping x1 and x2 must not change the answer',
    look: 'A distance is the same in both directions: square every difference before you add up.',
    draw,
    vary: ({ x1, x2, similar, options }) => ({ x1: x2, x2: x1, similar, options }),
    expect: same,
  },
  {
    says: 'Reordering the pairs must not change the answer',
    look: 'Each pair pays for itself, then the mean is taken: check the axis of every sum.',
    draw,
    vary: (inputs) => picked(inputs, ORDER),
    expect: same,
  },
  {
    says: 'A batch that holds every pair twice must give the same answer',
    look: 'End with the mean over the pairs, not with their sum.',
    draw,
    vary: (inputs) => picked(inputs, TWICE),
    expect: same,
  },
  {
    says: 'Moving all points in the same direction must not change the answer',
    look: 'Only differences of x1 and x2 may enter: no lengths, no angles.',
    draw,
    vary: ({ x1, x2, ...rest }) => ({
      x1: x1.map((row) => row.map((v, d) => v + (SHIFT[d] ?? 0))),
      x2: x2.map((row) => row.map((v, d) => v + (SHIFT[d] ?? 0))),
      ...rest,
    }),
    expect: same,
  },
  {
    says: 'One more dimension, 0 everywhere, must not change the answer',
    look: 'Add the squared differences up; do not average them.',
    draw,
    vary: ({ x1, x2, ...rest }) => ({
      x1: x1.map((row) => [...row, 0]),
      x2: x2.map((row) => [...row, 0]),
      ...rest,
    }),
    expect: same,
  },
  {
    says: 'Points twice as far apart and a margin of 4 in place of 1 must give 4 times the answer',
    look: 'Both terms are about squared distances, and so is the margin.',
    draw,
    vary: ({ x1, x2, similar }) => ({
      x1: scaled(x1, 2),
      x2: scaled(x2, 2),
      similar,
      options: { margin: 4 },
    }),
    expect: times(4),
  },
  {
    says: 'Where similar points coincide and dissimilar ones are far apart, the answer must be 0',
    look: 'Which of the two terms does not vanish there?',
    draw,
    vary: ({ x1, x2, similar, options }) => ({
      x1,
      x2: x1.map((row, n) =>
        row.map((v, d) => v + (similar[n] === 1 ? 0 : 1 + (x2[n]?.[d] ?? v) - v)),
      ),
      similar,
      options,
    }),
    expect: times(0),
  },
];
