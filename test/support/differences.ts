import * as tf from '@tensorflow/tfjs';
import { assertMatrixClose } from './matrices';
import { gradient, nudged } from './tensors';

type Matrix = readonly number[][];

// What comes back is not 1, so that a gradient that forgets it shows.
const WEIGHT = -2;

/** Fails unless the gradient of `loss` at `x` is the central differences of its float64 loops. */
export function assertGradient(
  loss: (x: tf.Tensor2D) => tf.Tensor,
  loops: (x: Matrix) => number,
  at: Matrix,
  tolerance = 1e-4,
): void {
  const h = 1e-5;
  const slope = (i: number, d: number) =>
    (loops(nudged(at, i, d, h)) - loops(nudged(at, i, d, -h))) / (2 * h);
  const expected = at.map((row, i) => row.map((_, d) => WEIGHT * slope(i, d)));
  assertMatrixClose(
    gradient((x) => loss(x).mul(WEIGHT), at),
    expected,
    tolerance,
  );
}
