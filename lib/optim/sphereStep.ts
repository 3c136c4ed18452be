import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertPositive, assertSameShape } from '../shapes';
import { l2Normalize } from '../similarity';

/** Options of {@link sphereStep}. */
export interface SphereStepOptions {
  /** η, how far to go along the gradient. @defaultValue 0.1 */
  readonly learningRate?: number;
}

/**
 * One step of gradient descent for points that have to stay on the unit sphere: down the slope,
 * then straight back to the sphere.
 *
 *     p ← (p − η g) / ‖p − η g‖,   and 0 for a point that lands in the middle
 *
 * @param points - Points as rows, [N, D].
 * @param gradient - g, the gradient of a loss with respect to the points, [N, D].
 * @returns Where the points are afterwards, [N, D]; the caller owns it.
 * @throws RangeError unless both are matrices of one shape, and `learningRate` is above 0.
 * @see Absil, Mahony and Sepulchre 2008, section 4.1.1: division by the length is a retraction.
 *   https://press.princeton.edu/absil
 */
export function sphereStep(
  points: tf.Tensor2D,
  gradient: tf.Tensor2D,
  { learningRate = 0.1 }: SphereStepOptions = {},
): tf.Tensor2D {
  assertPositive('sphereStep', { learningRate });
  assertMatrix('sphereStep', { points, gradient });
  assertSameShape('sphereStep', { points, gradient });
  return tf.tidy(() => l2Normalize(points.sub(gradient.mul(learningRate))));
}
