import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';

/** Fails when `run` leaves more tensors behind than the one it returns. */
export function assertNoLeak(run: () => tf.Tensor): void {
  const before = tf.memory().numTensors;
  run().dispose();
  assert.equal(tf.memory().numTensors, before);
}

/** d f / d z at a matrix; tf.grad types its argument without a rank. */
export const gradient = (f: (z: tf.Tensor2D) => tf.Tensor, at: readonly number[][]): number[][] =>
  tf.tidy(
    () =>
      tf
        .grad((z) => f(z as tf.Tensor2D))(tf.tensor2d(at as number[][]))
        .arraySync() as number[][],
  );

/** A copy of `z` with `delta` added at row i, column d. */
export const nudged = (z: readonly number[][], i: number, d: number, delta: number): number[][] =>
  z.map((row, k) => row.map((v, e) => (k === i && e === d ? v + delta : v)));
