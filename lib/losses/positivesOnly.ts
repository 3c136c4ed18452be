import * as tf from '@tensorflow/tfjs';
import { assertViews } from '../shapes';
import { cosineSimilarity } from '../similarity';

/**
 * Pulls positives together and pushes nothing apart, so that an encoder may answer every image
 * with one point and be done.
 *
 *     loss = −mean of cos(z1_i, z2_i)
 *
 * @param z1 - Projections of the first views, [N, D]. Need not be unit length.
 * @param z2 - Projections of the second views, [N, D]. Row i is the positive of row i in `z1`.
 * @returns Scalar in [−1, 1]; −1 when every view agrees with its partner.
 * @throws RangeError unless both are matrices of one shape with a row at least.
 */
export function positivesOnlyLoss(z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Scalar {
  assertViews('positivesOnlyLoss', { z1, z2 });
  return tf.tidy(() => cosineSimilarity(z1, z2).mean<tf.Scalar>().neg());
}
