import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { SOURCE } from '../source';
import { drawMatrix } from '../vectors';
import type { TwoSets } from './pairwise';
import { SHORT_ROWS } from '../shortRows';

/** Public inputs, then edges. */
export const probes: readonly Probe<TwoSets>[] = [
  {
    title: 'two rows against three, to check by hand',
    inputs: {
      a: [
        [3, 4],
        [1, 0],
      ],
      b: [
        [4, 3],
        [0, 2],
        [-1, 0],
      ],
    },
    isPublic: true,
  },
  {
    title: 'the two 4×8 matrices of the exercise',
    inputs: { a: SOURCE.z1, b: SOURCE.z2 },
    isPublic: true,
  },
  {
    title: 'a matrix with a row of zeros against itself',
    inputs: {
      a: [
        [0, 0, 0],
        [1, 2, 2],
        [2, 1, 2],
      ],
      b: [
        [0, 0, 0],
        [1, 2, 2],
        [2, 1, 2],
      ],
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a single row against three',
    inputs: {
      a: [[1, -2, 0.5]],
      b: [
        [0.25, -1, 3],
        [1, 1, 1],
        [-2, 4, -1],
      ],
    },
    isEdge: true,
  },
  {
    title: 'a single row against a single row',
    inputs: { a: [[1, -2, 0.5]], b: [[0.25, -1, 3]] },
    isEdge: true,
  },
  {
    title: 'rows of a single feature',
    inputs: { a: [[2], [-3]], b: [[5], [1], [-4]] },
    isEdge: true,
  },
  {
    title: 'short rows, about 0.04 long',
    inputs: {
      a: SHORT_ROWS[0],
      b: SHORT_ROWS[1],
    },
    isEdge: true,
    tolerance: 2e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
    suspects: { shrunk: 'epsilon-too-large' },
  },
  {
    title: 'long rows, about 100,000 long',
    inputs: {
      a: [[30000, -90000, 70000]],
      b: [
        [50000, 60000, -80000],
        [1, 2, 3],
      ],
    },
    isEdge: true,
  },
];

/** Inputs that nobody has seen: more rows than columns, as many, and many more in b. */
export const hidden = (random: Random): readonly Probe<TwoSets>[] => [
  {
    title: 'a random 5×3 and a random 4×3 matrix',
    inputs: { a: drawMatrix(random, 5, 3), b: drawMatrix(random, 4, 3) },
  },
  {
    title: 'two random 4×4 matrices',
    inputs: { a: drawMatrix(random, 4, 4), b: drawMatrix(random, 4, 4) },
  },
  {
    title: 'a random 2×12 and a random 40×12 matrix',
    inputs: { a: drawMatrix(random, 2, 12), b: drawMatrix(random, 40, 12) },
  },
];
