import * as tf from '@tensorflow/tfjs';
import { assertViews } from '../shapes';
import { cosineSimilarity } from '../similarity';
import { stopGradient } from '../stopGradient';

/**
 * BYOL: the online network predicts what the target network makes of the other view. There are no
 * negatives.
 *
 *     loss = mean of ‖p_i/‖p_i‖ − t_i/‖t_i‖‖² = mean of 2 − 2 cos(p_i, t_i)
 *
 * The target is a constant: no gradient flows to it. The paper adds the loss with both views
 * exchanged; that is for the caller to do.
 *
 * @param prediction - What the predictor makes of the first views, [N, D]. Need not be unit length.
 * @param target - The target network's projections of the second views, [N, D].
 * @returns Scalar from 0, all predictions point where their targets do, to 4.
 * @throws RangeError unless both are matrices of one shape with a row at least.
 * @see Grill et al. 2020, eq. 2. https://arxiv.org/abs/2006.07733
 */
export function byolLoss(prediction: tf.Tensor2D, target: tf.Tensor2D): tf.Scalar {
  assertViews('byolLoss', { prediction, target });
  return tf.tidy(() => {
    const cosines = cosineSimilarity(prediction, stopGradient(target)); // [N]
    return tf.sub(2, cosines.mul(2)).mean();
  });
}
