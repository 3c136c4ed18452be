import * as tf from '@tensorflow/tfjs';

/** The lists of a batch's pairs. */
export interface Indices {
  readonly anchorPositive: Int32Array;
  readonly positive: Int32Array;
  readonly anchorNegative: Int32Array;
  readonly negative: Int32Array;
}
/** The last argument. */
export interface Options {
  readonly temperature?: number;
}
/** What the exercise asks for. */
export type F = (
  positivePairs: tf.Tensor1D,
  negativePairs: tf.Tensor1D,
  indices: Indices,
  options?: Options,
) => unknown;

/** Where two lists agree, as a table of 0 and 1. */
export const table = (rows: Int32Array, columns: Int32Array): tf.Tensor2D => {
  const row = tf.tensor1d(rows, 'int32').expandDims(1);
  return tf.equal(row, tf.tensor1d(columns, 'int32').expandDims(0)).cast<tf.Tensor2D>('float32');
};

/** Far below any exponent. */
export const LOW = -1e9;

/** Everything that most students have before the last step. */
export interface Parts {
  readonly p: tf.Tensor1D;
  readonly n: tf.Tensor1D;
  /** 1 where a negative pair has the anchor of a positive pair, [P, M]. */
  readonly own: tf.Tensor2D;
  /** The negatives in every row, others far below, [P, M]. */
  readonly rows: tf.Tensor2D;
  readonly indices: Indices;
  readonly t: number;
}

/** Divides, makes the mask, answers 0 without pairs; the last step is the student's. */
export const finishing =
  (finish: (parts: Parts) => tf.Tensor, scale = (x: tf.Tensor, t: number) => x.div(t)): F =>
  (positivePairs, negativePairs, indices, { temperature: t = 0.07 } = {}) =>
    tf.tidy(() => {
      if (positivePairs.size === 0 || negativePairs.size === 0) return tf.scalar(0);
      const p = scale(positivePairs, t) as tf.Tensor1D;
      const n = scale(negativePairs, t) as tf.Tensor1D;
      const own = table(indices.anchorPositive, indices.anchorNegative);
      const rows = tf.where(own.cast('bool'), n.expandDims(0).mul(tf.onesLike(own)), LOW);
      return finish({ p, n, own, rows: rows as tf.Tensor2D, indices, t });
    });

/** log Σ exp of each row. */
export const lse = (rows: tf.Tensor): tf.Tensor => tf.logSumExp(rows, 1);
/** Negatives kept where a table is 1. */
export const masked = (n: tf.Tensor, where: tf.Tensor): tf.Tensor =>
  tf.where(where.cast('bool'), n.expandDims(0).mul(tf.onesLike(where)), LOW);
