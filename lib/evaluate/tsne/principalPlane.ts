import * as tf from '@tensorflow/tfjs';
import { uniforms } from '../../random';
import { l2Normalize } from '../../similarity';

// Enough to turn into the plane where the third axis is 0.95 as long: 0.95¹⁰⁰ < 1 %.
const STEPS = 50;

/**
 * The points seen from where they are spread most: their first two principal components.
 *
 * By power iteration; directions hardly longer than the next may be mixed with it.
 *
 * @param points - Centred, [N, D].
 * @returns [N, 2].
 */
export const principalPlane = (points: tf.Tensor2D, seed: number): tf.Tensor2D =>
  tf.tidy(() => tf.matMul(points, principalAxes(points, seed), false, true));

/**
 * The directions in which the points are spread most.
 *
 * @param points - Centred, [N, D].
 * @returns [2, D], at right angles, of length 1; zeros where there is no such direction.
 */
export const principalAxes = (points: tf.Tensor2D, seed: number): tf.Tensor2D =>
  tf.tidy(() => {
    const random = uniforms(seed);
    const covariance: tf.Tensor2D = tf.matMul(points, points, true); // [D, D]
    const dim = points.shape[1];
    let axes = tf.tensor2d(
      Float32Array.from({ length: 2 * dim }, () => random() - 0.5),
      [2, dim],
    );
    for (let step = 0; step < STEPS; step += 1) {
      axes = orthonormal(tf.matMul(axes, covariance));
    }
    return axes;
  });

/** Two rows at right angles, of length 1; of zeros where there is no such direction. */
function orthonormal(rows: tf.Tensor2D): tf.Tensor2D {
  const [first, other] = tf.split(l2Normalize(rows), 2) as [tf.Tensor2D, tf.Tensor2D];
  const second = other.sub(first.mul(first.mul(other).sum()));
  return tf.concat([first, l2Normalize(second as tf.Tensor2D)]);
}
