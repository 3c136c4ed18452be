import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (q: M, p: M, n: M, options?: { readonly temperature?: number }) => unknown;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): M => z.div(z.square().sum(1, true).add(1e-12).sqrt());

/** What most students have after two steps. */
export interface Parts {
  /** Cosines with the positives, [N, 1]. */
  readonly right: tf.Tensor;
  /** Cosines with the negatives, [N, K]. */
  readonly wrong: tf.Tensor;
  readonly t: number;
}

/** Starts from both kinds of cosines, which most students find, and spoils one step. */
export const from =
  (finish: (parts: Parts) => tf.Tensor): F =>
  (q, p, n, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const right = unit(q).mul(unit(p)).sum(1, true);
      const wrong = tf.matMul(unit(q), unit(n), false, true);
      return finish({ right, wrong, t: temperature });
    });

/** log Σ exp of a row less its first entry. */
export const surprise = (logits: tf.Tensor): tf.Tensor =>
  tf.logSumExp(logits, 1).sub(logits.slice([0, 0], [-1, 1]).squeeze([1]));

/** The share of the first entry of each row. */
export const share = (logits: tf.Tensor): tf.Tensor =>
  tf.softmax(logits).slice([0, 0], [-1, 1]).squeeze([1]);
