import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (q: M, p: M, n: M, temperatures: tf.Tensor1D) => unknown;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): M => z.div(z.square().sum(1, true).add(1e-12).sqrt());

/** Cosines, the positive's in column 0: [N, 1 + K]. */
export const cosines = (q: M, p: M, n: M): tf.Tensor2D => {
  const right = unit(q).mul(unit(p)).sum<tf.Tensor2D>(1, true);
  const wrong: tf.Tensor2D = tf.matMul(unit(q), unit(n), false, true);
  return tf.concat([right, wrong], 1);
};

/** log Σ exp of a row less its first entry. */
export const surprise = (logits: tf.Tensor): tf.Tensor =>
  tf.logSumExp(logits, 1).sub(logits.slice([0, 0], [-1, 1]).squeeze([1]));

/** One loss at a time, from the cosines and a temperature. */
export const oneByOne =
  (loss: (sims: tf.Tensor2D, t: number, i: number) => tf.Tensor): F =>
  (q, p, n, temperatures) =>
    tf.tidy(() => {
      const sims = cosines(q, p, n);
      return tf.stack(Array.from(temperatures.dataSync(), (t, i) => loss(sims, t, i)));
    });
