import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** The last argument. */
export interface Options {
  readonly threshold?: number;
}
/** What the exercise asks for. */
export type F = (embeddings: M, options?: Options) => unknown;

/** The first number of a tensor. */
export const num = (x: tf.Tensor): number => x.dataSync()[0]!;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): tf.Tensor => z.div(tf.norm(z, 2, 1, true).add(1e-10));

/** Variance of each column, as torch.var has it. */
export const torchVar = (z: tf.Tensor): tf.Tensor => {
  const { variance } = tf.moments(z, 0);
  return variance.mul(z.shape[0] / (z.shape[0] - 1));
};

/** The usual way, with one of the two numbers spoiled. */
export const monitor =
  (spoiled: {
    readonly deviation?: (z: M) => tf.Tensor;
    readonly variance?: (z: M) => tf.Tensor;
  }): F =>
  (z, { threshold = 0.001 } = {}) =>
    tf.tidy(() => {
      const standardDeviation = num((spoiled.deviation ?? std)(z));
      const variance = num((spoiled.variance ?? spread)(z));
      return variance < threshold
        ? { standardDeviation, variance, warning: 'collapsing!' }
        : { standardDeviation, variance };
    });

/** The usual numbers, with a warning of one's own. */
export const warning =
  (warns: (seen: { std: number; variance: number; threshold: number }) => boolean): F =>
  (z, { threshold = 0.001 } = {}) =>
    tf.tidy(() => {
      const seen = { std: num(std(z)), variance: num(spread(z)), threshold };
      const text = warns(seen) ? 'WARNING' : undefined;
      return { standardDeviation: seen.std, variance: seen.variance, warning: text };
    });

const std = (z: M) => torchVar(unit(z)).sqrt().mean();
const spread = (z: M) => torchVar(z).mean();
