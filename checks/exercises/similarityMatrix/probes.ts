import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawCompared, MEASURES, type Compared } from './inputs';

const A = [
  [3, 4],
  [1, 0],
];
const B = [
  [4, 3],
  [0, 2],
  [-1, 0],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Compared>[] = [
  ...MEASURES.map((measure) => ({
    title: `two rows against three by ${measure}, to check by hand`,
    inputs: { a: A, b: B, options: { measure } },
    isPublic: true,
  })),
  {
    title: 'the same, the measure left out',
    inputs: { a: A, b: B, options: {} },
    isPublic: true,
  },
  ...MEASURES.map((measure) => ({
    title: `a row of zeros and a row that both have, by ${measure}`,
    inputs: {
      a: [
        [0, 0, 0],
        [1, 2, 2],
      ],
      b: [
        [1, 2, 2],
        [0, 0, 0],
        [2, 1, 2],
      ],
      options: { measure },
    },
    isPublic: true,
    isEdge: true,
    // ‖a‖² + ‖b‖² − 2 a·b is right too, and in float32 no more exact than this where rows are equal.
    tolerance: 2e-3,
    suspects: { notFinite: 'zero-row-nan' },
  })),
  {
    title: 'a single row against a single row, by squared',
    inputs: { a: [[1, -2, 0.5]], b: [[0.25, -1, 3]], options: { measure: 'squared' } },
    isEdge: true,
  },
];

/** Inputs that nobody has seen: other shapes for each measure. */
export const hidden = (random: Random): readonly Probe<Compared>[] =>
  MEASURES.flatMap((measure) => [
    {
      title: `a random 5×3 and a random 4×3 matrix by ${measure}`,
      inputs: drawCompared(random, [5, 4, 3], measure),
    },
    {
      title: `two random 3×3 matrices by ${measure}`,
      inputs: drawCompared(random, [3, 3, 3], measure),
    },
  ]);
