import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** The last argument. */
export interface Options {
  readonly temperature?: number;
  readonly logitScale?: tf.Tensor | number;
}
/** What the exercise asks for. */
export type F = (images: M, texts: M, options?: Options) => unknown;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): M => z.div(z.square().sum(1, true).add(1e-12).sqrt());
/** Every row with every row. */
export const cosines = (a: tf.Tensor, b: tf.Tensor): M => tf.matMul(unit(a), unit(b), false, true);

/** The factor as CLIP has it. */
export const factor = ({ temperature = 0.07, logitScale }: Options = {}): tf.Tensor | number =>
  logitScale === undefined ? 1 / temperature : tf.minimum(tf.exp(logitScale), 100);

/** Cross-entropy of the diagonal, row by row, then its mean. */
export const diagonalLoss = (logits: M): tf.Tensor =>
  tf
    .logSumExp(logits, 1)
    .sub(logits.mul(tf.eye(logits.shape[0])).sum(1))
    .mean();

/** The right loss of given logits. */
export const both = (logits: M): tf.Tensor =>
  diagonalLoss(logits).add(diagonalLoss(logits.transpose())).div(2);

/** Right up to the logits, then something else. */
export const finished =
  (finish: (logits: M) => tf.Tensor): F =>
  (images, texts, options) =>
    tf.tidy(() => finish(cosines(images, texts).mul(factor(options))));

/** Right but for what becomes of the cosines. */
export const scaledBy =
  (scale: (sims: M, options: Options) => tf.Tensor): F =>
  (images, texts, options = {}) =>
    tf.tidy(() => both(scale(cosines(images, texts), options) as M));

/** Right but for how the two are compared. */
export const comparedBy =
  (compare: (images: M, texts: M) => tf.Tensor): F =>
  (images, texts, options) =>
    tf.tidy(() => both(compare(images, texts).mul(factor(options))));
