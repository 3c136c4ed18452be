import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import type { Matrix } from '../../plain';
import { drawMatrix, scaled } from '../vectors';
import type { Viewed } from './signs';

const FIRST = [
  [3, 4],
  [4, 3],
  [0, 2],
  [-5, 0],
];
const SECOND = [
  [4, 3],
  [4, 3],
  [2, 0],
  [0, 1],
];
const FIVE = [
  [1, 2, 2],
  [2, 0, 1],
  [-1, 3, 1],
  [0, 1, -1],
  [2, -2, 1],
];
const FIVE_AGAIN = [
  [1, 2, 1],
  [2, 1, 1],
  [-1, 2, 1],
  [1, 1, -1],
  [2, -2, 0],
];

/** Embeddings of an image's two views that are a little apart. */
export const drawViews = (random: Random, count: number, dim: number): Viewed => {
  const [z1, moves] = [drawMatrix(random, count, dim), drawMatrix(random, count, dim)];
  const z2: Matrix = z1.map((row, i) => row.map((v, d) => v + 0.4 * (moves[i]?.[d] ?? NaN)));
  return { z1, z2 };
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Viewed>[] = [
  {
    title: 'four images and two dimensions, to check by hand',
    inputs: { z1: FIRST, z2: SECOND },
    isPublic: true,
  },
  {
    title: 'five images and three dimensions',
    inputs: { z1: FIVE, z2: FIVE_AGAIN },
    isPublic: true,
  },
  {
    title: 'embeddings of quite different lengths',
    inputs: { z1: FIVE.map((row, i) => row.map((v) => v * 2 ** i)), z2: FIVE_AGAIN },
    isPublic: true,
  },
  {
    title: 'views that agree',
    inputs: { z1: FIVE, z2: scaled(FIVE, 2) },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'embeddings that are all equal',
    inputs: { z1: FIRST.map(() => [0, 2]), z2: FIRST.map(() => [0, 2]) },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'nothing-is-nan' },
  },
  {
    title: 'a batch with a row of zeros',
    inputs: { z1: [[0, 0, 0], ...FIVE], z2: [[1, 2, 2], ...FIVE_AGAIN] },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'two images on opposite sides',
    inputs: {
      z1: [
        [1, -2],
        [-1, 2],
      ],
      z2: [
        [1, 2],
        [-2, 1],
      ],
    },
    isEdge: true,
  },
];

/** Inputs that nobody has seen: more rows than dimensions, as many, and fewer. */
export const hidden = (random: Random): readonly Probe<Viewed>[] => [
  { title: '20 random images of four numbers', inputs: drawViews(random, 20, 4) },
  { title: '5 random images of five numbers', inputs: drawViews(random, 5, 5) },
  { title: '4 random images of seven numbers', inputs: drawViews(random, 4, 7) },
];
