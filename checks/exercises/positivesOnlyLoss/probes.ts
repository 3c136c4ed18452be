import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { SOURCE } from '../source';
import { drawMatrix } from '../vectors';

/** What the SimCLR practical states for its sample, in task 6. */
const SOURCE_LOSS = -0.06671171;

/** Public inputs, then edges. */
export const probes: readonly Probe<PairedRows>[] = [
  {
    title: 'four pairs to check by hand',
    inputs: {
      z1: [
        [3, 4],
        [2, 0],
        [0, 2],
        [1, 2],
      ],
      z2: [
        [4, 3],
        [0, 5],
        [0, -1],
        [4, 2],
      ],
    },
    isPublic: true,
  },
  {
    title: 'the two 4×8 matrices of notebook 1',
    inputs: { z1: SOURCE.z1, z2: SOURCE.z2 },
    isPublic: true,
    expected: SOURCE_LOSS,
    tolerance: SOURCE.tolerance,
  },
  {
    title: 'a batch with rows of zeros',
    inputs: {
      z1: [
        [0, 0, 0],
        [1, 2, 2],
        [0, 0, 0],
      ],
      z2: [
        [1, 2, 3],
        [2, 1, 2],
        [0, 0, 0],
      ],
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a batch of one pair',
    inputs: { z1: [[1, -2, 0.5]], z2: [[0.25, -1, 3]] },
    isEdge: true,
  },
  {
    title: 'projections of a single number',
    inputs: { z1: [[2], [-3], [0.5]], z2: [[5], [1], [-4]] },
    isEdge: true,
  },
  {
    title: 'short rows, about 0.04 long',
    inputs: {
      z1: [
        [0.02, -0.03, 0],
        [-0.04, 0.04, 0.02],
      ],
      z2: [
        [0.02, -0.02, 0.03],
        [-0.01, -0.02, -0.03],
      ],
    },
    isEdge: true,
    tolerance: 2e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
    suspects: { shrunk: 'epsilon-too-large' },
  },
  {
    title: 'long rows, about 100,000 long',
    inputs: { z1: [[30000, -90000, 70000]], z2: [[50000, 60000, -80000]] },
    isEdge: true,
  },
];

/** Inputs that nobody has seen: more pairs than features, as many, and a large batch. */
export const hidden = (random: Random): readonly Probe<PairedRows>[] => [
  {
    title: '5 random pairs with three numbers each',
    inputs: { z1: drawMatrix(random, 5, 3), z2: drawMatrix(random, 5, 3) },
  },
  {
    title: '4 random pairs with four numbers each',
    inputs: { z1: drawMatrix(random, 4, 4), z2: drawMatrix(random, 4, 4) },
  },
  {
    title: '40 random pairs with six numbers each',
    inputs: { z1: drawMatrix(random, 40, 6), z2: drawMatrix(random, 40, 6) },
  },
];
