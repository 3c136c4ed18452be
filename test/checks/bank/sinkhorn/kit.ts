import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
interface Options {
  readonly iterations?: number;
  readonly epsilon?: number;
}
/** What the exercise asks for. */
export type F = (scores: M, options?: Options) => unknown;

/** A constant, as most students make one. */
export const constant = (x: tf.Tensor): tf.Tensor =>
  tf.customGrad((y) => ({
    value: (y as tf.Tensor).clone(),
    gradFunc: () => tf.zerosLike(x),
  }))(x);

/** Logarithms whose columns, or rows, sum to 1. */
export const toOne = (log: tf.Tensor, axis: 0 | 1): tf.Tensor =>
  log.sub(tf.logSumExp(log, axis, true));

/** The right loop with one iteration of one's own, and an end of one's own. */
export const looped =
  (
    iteration: (log: tf.Tensor, i: number) => tf.Tensor,
    end: (log: tf.Tensor) => tf.Tensor = (log) => log.exp(),
  ): F =>
  (scores, { iterations = 3, epsilon = 0.05 } = {}) => {
    let log = constant(scores).div(epsilon);
    for (let i = 0; i < iterations; i++) log = iteration(log, i);
    return end(log);
  };

/** As it should be. */
export const both = (log: tf.Tensor): tf.Tensor => toOne(toOne(log, 0), 1);
