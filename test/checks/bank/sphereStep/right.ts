import * as tf from '@tensorflow/tfjs';
import { sphereStep } from '../../../../lib';
import { unit, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (points, gradient, options) => sphereStep(points, gradient, options),
  'a tiny number inside the root': (points, gradient, { learningRate = 0.1 } = {}) =>
    tf.tidy(() => unit(points.sub(gradient.mul(learningRate)))),
  'the length from tf.norm, kept above zero': (points, gradient, options) => {
    const rate = options?.learningRate ?? 0.1;
    const moved = tf.sub(points, tf.mul(rate, gradient));
    return tf.div(moved, tf.maximum(tf.norm(moved, 'euclidean', 1, true), 1e-9));
  },
  'the step added, divNoNan by the root of a dot product': (points, gradient, options = {}) =>
    tf.tidy(() => {
      const moved = points.add(gradient.mul(-(options.learningRate ?? 0.1)));
      return tf.divNoNan(moved, tf.sqrt(moved.mul(moved).sum(1).expandDims(1)));
    }),
};
