import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawPairs, type Pairs } from './inputs';

const FOUR: Pairs = {
  x1: [
    [0.1, 0.2],
    [1, 0],
    [1, 1],
    [0.5, -0.5],
  ],
  x2: [
    [0.7, 0.2],
    [1, 0.5],
    [0, 2],
    [-0.5, 1.5],
  ],
  similar: [1, 0, 1, 0],
  options: {},
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Pairs>[] = [
  { title: 'four pairs in the plane, to check by hand', inputs: FOUR, isPublic: true },
  {
    title: 'the same four pairs with a margin of 3',
    inputs: { ...FOUR, options: { margin: 3 } },
    isPublic: true,
  },
  {
    title: 'three pairs of embeddings with three numbers, margin ½',
    inputs: {
      x1: [
        [1, 2, 2],
        [0.5, 0, 1],
        [-1, 1, 0.5],
      ],
      x2: [
        [1.5, 1, 2],
        [0.5, 0.5, 0.8],
        [-0.9, 0.8, 0.1],
      ],
      similar: [1, 0, 1],
      options: { margin: 0.5 },
    },
    isPublic: true,
  },
  {
    title: 'two equal points, once similar and once not',
    inputs: {
      x1: [
        [1, 2],
        [0, 0],
      ],
      x2: [
        [1, 2],
        [0, 0],
      ],
      similar: [1, 0],
      options: {},
    },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'a batch of similar pairs only',
    inputs: { ...FOUR, similar: [1, 1, 1, 1] },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'averaged-by-kind' },
  },
  {
    title: 'a batch of dissimilar pairs only',
    inputs: { ...FOUR, similar: [0, 0, 0, 0] },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'averaged-by-kind' },
  },
  {
    title: 'a single pair',
    inputs: { x1: [[0.5, -1, 2]], x2: [[0.25, -0.5, 1.5]], similar: [0], options: {} },
    isEdge: true,
  },
  {
    title: 'embeddings of a single number',
    inputs: { x1: [[2], [-1], [0.5]], x2: [[1.2], [-1.5], [2]], similar: [1, 0, 0], options: {} },
    isEdge: true,
  },
  {
    title: 'pairs about 1,000 apart',
    inputs: {
      x1: [
        [-300, 400],
        [500, 600],
      ],
      x2: [
        [400, -400],
        [-200, -300],
      ],
      similar: [1, 0],
      options: {},
    },
    isEdge: true,
  },
];

/** Inputs that nobody has seen; all but one leave the margin at its default, 1. */
export const hidden = (random: Random): readonly Probe<Pairs>[] => [
  { title: '6 random pairs with three numbers each', inputs: drawPairs(random, 6, 3) },
  { title: '4 random pairs with four numbers each', inputs: drawPairs(random, 4, 4) },
  {
    title: '12 random pairs in the plane, margin 2',
    inputs: drawPairs(random, 12, 2, { margin: 2 }),
  },
];
