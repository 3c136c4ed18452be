import type { Random } from '../../lib';
import type { Probe } from '../exercise';
import type { Nested } from '../plain';
import type { PairedRows } from './cosineSimilarity/misconceptions';
import { SOURCE } from './source';
import { drawMatrix } from './vectors';
import { SHORT_ROWS } from './shortRows';

const BY_HAND: Probe<PairedRows> = {
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
};

const ZERO_ROWS: Probe<PairedRows> = {
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
};

const SHORT_AND_LONG: readonly Probe<PairedRows>[] = [
  {
    title: 'short rows, about 0.04 long',
    inputs: {
      z1: SHORT_ROWS[0],
      z2: SHORT_ROWS[1],
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

/** What an exercise calls the probes that are not the same thing to all. */
interface Titles {
  readonly source: string;
  readonly oneRow: string;
  readonly oneFeature: string;
}

/** Public inputs, then edges, of an exercise on rows in pairs; `expected` is the source's for its sample. */
export const pairedProbes = (titles: Titles, expected: Nested): readonly Probe<PairedRows>[] => [
  BY_HAND,
  {
    title: titles.source,
    inputs: { z1: SOURCE.z1, z2: SOURCE.z2 },
    isPublic: true,
    expected,
    tolerance: SOURCE.tolerance,
  },
  ZERO_ROWS,
  {
    title: titles.oneRow,
    inputs: { z1: [[1, -2, 0.5]], z2: [[0.25, -1, 3]] },
    isEdge: true,
  },
  {
    title: titles.oneFeature,
    inputs: { z1: [[2], [-3], [0.5]], z2: [[5], [1], [-4]] },
    isEdge: true,
  },
  ...SHORT_AND_LONG,
];

/** Inputs that nobody has seen: more rows than features, as many, and a large batch. */
export const hiddenPairs =
  (titles: readonly [string, string, string]) =>
  (random: Random): readonly Probe<PairedRows>[] => {
    const sizes = [
      [5, 3],
      [4, 4],
      [40, 6],
    ] as const;
    return sizes.map(([rows, dim], i) => ({
      title: titles[i] ?? '',
      inputs: { z1: drawMatrix(random, rows, dim), z2: drawMatrix(random, rows, dim) },
    }));
  };
