import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Matrix } from '../../plain';
import { pick, scaled } from '../vectors';
import { drawViews } from './probes';
import type { Viewed } from './signs';

const ROWS = [2, 0, 3, 4, 1];

const draw = (random: Random): Viewed => drawViews(random, 5, 3);

/** Turned by a third of a circle in the plane of the first two dimensions. */
const turned = (rows: Matrix): Matrix => {
  const [c, s] = [-0.5, Math.sqrt(0.75)];
  return rows.map(([x = NaN, y = NaN, ...rest]) => [c * x - s * y, s * x + c * y, ...rest]);
};

/** What holds for the embeddings of any batch. */
export const properties: readonly Property<Viewed>[] = [
  {
    says: 'Reordering the images must not change the answer',
    look: 'All images count alike: check the axes, and that partners stay together.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: pick(z1, ROWS), z2: pick(z2, ROWS) }),
    expect: (answer) => answer,
  },
  {
    says: 'Making the first views three times as long must not change the answer',
    look: 'Only directions count: bring every row to length 1 before anything else.',
    draw,
    vary: ({ z1, z2 }) => ({ z1: scaled(z1, 3), z2 }),
    expect: (answer) => answer,
  },
  {
    says: 'Turning all embeddings together must not change the answer',
    look: 'No dimension is special. Which of your steps looks at single columns?',
    draw,
    vary: ({ z1, z2 }) => ({ z1: turned(z1), z2: turned(z2) }),
    expect: (answer) => answer,
  },
  {
    says: 'Where both views are the same, the alignment must be 0, whatever the rest',
    look: 'What is left of a row when it is taken from itself?',
    draw,
    vary: ({ z1 }) => ({ z1, z2: z1 }),
    expect: ({ shape, values }) => ({ shape, values: values.map((v, i) => (i === 0 ? 0 : v)) }),
  },
];
