import * as tf from '@tensorflow/tfjs';
import { stopGradient } from '../../../../lib';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** Options of the exercise. */
export interface Options {
  readonly temperature?: number;
}
/** What the exercise asks for. */
export type F = (queries: M, keys: M, queue: M, options?: Options) => unknown;

/** Rows of length 1, as most students write it. */
export const unit = (z: M): M => z.div(tf.norm(z, 2, 1, true).add(1e-10));

/** The positives, [N, 1], and the negatives, [N, K], over the temperature; keys are constants. */
export function logitsOf(q: M, k: M, queue: M, t = 0.07): { l: M; neg: M; pos: M } {
  const [u, v, n] = [unit(q), stopGradient(unit(k)), stopGradient(queue)];
  const pos = u.mul(v).sum<M>(1, true).div<M>(t);
  const neg = tf.matMul(u, n, false, true).div<M>(t);
  return { pos, neg, l: tf.concat([pos, neg], 1) };
}

/** −log of the share of one column, averaged. */
export const crossEntropy = (l: M, column = 0): tf.Tensor =>
  tf
    .logSumExp(l, 1)
    .sub(l.slice([0, column], [-1, 1]).squeeze([1]))
    .mean();
