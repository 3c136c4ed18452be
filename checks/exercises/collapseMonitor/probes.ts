import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawMatrix, scaled } from '../vectors';
import type { Watched } from './report';

const FOUR = [
  [3, 4],
  [4, 3],
  [0, 2],
  [5, 0],
];
const FIVE = [
  [1, 2, 2],
  [2, 0, 1],
  [-1, 3, 1],
  [0, 1, -1],
  [2, -2, 1],
];
// Three dimensions, of which the last is nearly the same in all.
const FLAT = [
  [2, 1, 0.51],
  [-1, 2, 0.5],
  [1, -2, 0.49],
  [0.5, 1.5, 0.5],
];
const NEAR = [
  [1, 2, 2],
  [1.02, 2, 1.98],
  [0.98, 2.01, 2],
  [1, 1.98, 2.02],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Watched>[] = [
  {
    title: 'four embeddings of two numbers, to check by hand',
    inputs: { embeddings: FOUR, options: {} },
    isPublic: true,
  },
  {
    title: 'five embeddings with a threshold of 4',
    inputs: { embeddings: FIVE, options: { threshold: 4 } },
    isPublic: true,
  },
  {
    title: 'five embeddings with a threshold of 1.7',
    inputs: { embeddings: FIVE, options: { threshold: 1.7 } },
    isPublic: true,
  },
  {
    title: 'five embeddings with a threshold of 1',
    inputs: { embeddings: FIVE, options: { threshold: 1 } },
    isPublic: true,
  },
  {
    title: 'embeddings that differ in two of three dimensions',
    inputs: { embeddings: FLAT, options: { threshold: 0.01 } },
    isPublic: true,
  },
  {
    title: 'four embeddings that are nearly one point',
    inputs: { embeddings: NEAR, options: {} },
    isPublic: true,
  },
  {
    title: 'long embeddings that nearly point one way',
    inputs: { embeddings: scaled(NEAR, 100), options: {} },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'a batch with a row of zeros',
    inputs: { embeddings: [[0, 0, 0], ...FIVE], options: {} },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'two embeddings',
    inputs: {
      embeddings: [
        [1, -2],
        [3, 0.5],
      ],
      options: {},
    },
    isEdge: true,
  },
  {
    title: 'short embeddings, about 0.03 long',
    inputs: { embeddings: scaled(FIVE, 0.01), options: { threshold: 0.00015 } },
    isEdge: true,
    tolerance: 2e-4, // float32's usual epsilon, 1e-7, may be added to a length
    suspects: { shrunk: 'epsilon-too-large' },
  },
];

/** Inputs that nobody has seen: more rows than dimensions, as many, and fewer. */
export const hidden = (random: Random): readonly Probe<Watched>[] => [
  {
    title: '40 random embeddings of six numbers',
    inputs: { embeddings: drawMatrix(random, 40, 6), options: {} },
  },
  {
    title: '4 random embeddings of four numbers, threshold 5',
    inputs: { embeddings: drawMatrix(random, 4, 4), options: { threshold: 5 } },
  },
  {
    title: '3 random embeddings of seven numbers',
    inputs: { embeddings: drawMatrix(random, 3, 7), options: {} },
  },
];
