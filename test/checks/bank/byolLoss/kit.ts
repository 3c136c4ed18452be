import * as tf from '@tensorflow/tfjs';
import { stopGradient } from '../../../../lib';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (prediction: M, target: M) => unknown;

/** Rows of length 1, as most students write it. */
export const unit = (z: tf.Tensor): tf.Tensor => z.div(tf.norm(z, 2, 1, true).add(1e-10));

/** One cosine a row, the target constant. */
export const cosines = (p: M, t: M): tf.Tensor =>
  unit(p)
    .mul(stopGradient(unit(t)))
    .sum(1);
