import type { Matrix } from '../plain';

/** Two batches of rows about 0.04 long: what is added against a division by 0 shows. */
export const SHORT_ROWS: readonly [Matrix, Matrix] = [
  [
    [0.02, -0.03, 0],
    [-0.04, 0.04, 0.02],
  ],
  [
    [0.02, -0.02, 0.03],
    [-0.01, -0.02, -0.03],
  ],
];
