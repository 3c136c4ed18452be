import * as tf from '@tensorflow/tfjs';
import { sinkhorn } from '../../../../lib';

/** Rows of numbers. */
export type M = tf.Tensor2D;
interface Options {
  readonly temperature?: number;
  readonly assign?: (scores: M) => M;
}
/** What the exercise asks for. */
export type F = (z1: M, z2: M, prototypes: M, options?: Options) => unknown;

/** Rows of length 1, as most students write it. */
export const unit = (z: tf.Tensor): tf.Tensor => z.div(tf.norm(z, 2, 1, true).add(1e-10));

/** Cosines of rows with prototypes, [N, K]. */
export const scoresOf = (z: M, c: M): M => tf.matMul(unit(z), unit(c), false, true);

/** Cross entropy of one view's targets with another's scores. */
export const half = (targets: tf.Tensor, scores: tf.Tensor, temperature: number): tf.Tensor =>
  targets
    .mul(tf.logSoftmax(scores.div(temperature)))
    .sum(1)
    .mean()
    .neg();

/** What a student may do otherwise. */
interface Parts {
  readonly scores?: (z: M, c: M) => M;
  readonly assign?: (scores: M, temperature: number) => tf.Tensor;
  readonly half?: (targets: tf.Tensor, scores: M, temperature: number) => tf.Tensor;
  readonly combine?: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
  readonly temperature?: number;
}

/** The loss, put together of parts. */
export const swav =
  (parts: Parts): F =>
  (z1, z2, c, { temperature: given = 0.1, assign: own = sinkhorn } = {}) => {
    const { scores = scoresOf, assign = own, combine } = parts;
    const temperature = parts.temperature ?? given;
    const [s1, s2] = [scores(z1, c), scores(z2, c)];
    const [q1, q2] = [assign(s1, temperature), assign(s2, temperature)];
    const pay = parts.half ?? half;
    const [left, right] = [pay(q1, s2, temperature), pay(q2, s1, temperature)];
    return combine ? combine(left, right) : left.add(right).div(2);
  };
