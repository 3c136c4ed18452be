import * as tf from '@tensorflow/tfjs';
import { crossEntropies } from '../engine/fused/softmaxCrossEntropy';
import { assertMatrix, assertPositive, assertSameShape } from '../shapes';
import { l2Normalize } from '../similarity';
import type { ContrastiveOptions } from './contrastiveOptions';
import { diagonal } from './diagonal';
import { EXCLUDED } from './excluded';

/**
 * NT-Xent (SimCLR): every view must pick its partner out of the other 2N − 1 views.
 *
 *     ℓ(i) = −log( exp(s_ip / τ) / Σ_{k ≠ i} exp(s_ik / τ) )
 *
 * @param z1 - Projections of the first views, [N, D]. Need not be unit length.
 * @param z2 - Projections of the second views, [N, D]. Row i is the positive of row i in `z1`.
 * @returns Scalar, the mean over the 2N anchors, in nats; log(2N − 1) when all are one point.
 * @throws RangeError unless both are matrices of one shape, and `temperature` is above 0.
 * @see Chen et al. 2020, eq. 1. https://arxiv.org/abs/2002.05709
 */
export function ntXent(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Scalar {
  assertPositive('ntXent', { temperature });
  assertMatrix('ntXent', { z1, z2 });
  assertSameShape('ntXent', { z1, z2 });
  return tf.tidy(() => crossEntropy(l2Normalize(tf.concat([z1, z2])), temperature));
}

/** The loss of unit vectors whose first half are the partners of the second, [2N, D]. */
function crossEntropy(unit: tf.Tensor2D, temperature: number): tf.Scalar {
  const [views] = unit.shape;
  const partner = Int32Array.from({ length: views }, (_, i) => (i + views / 2) % views);
  const loss = tf.customGrad((...all) => {
    const [u, save] = all as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    // An anchor is not its own negative.
    const self = diagonal(views, EXCLUDED);
    const logits = tf.matMul(u, u.div(temperature), false, true).add<tf.Tensor2D>(self); // [2N, 2N]
    const { losses, slopes } = crossEntropies(logits, tf.tensor1d(partner, 'int32'));
    save([u, slopes]);
    return { value: losses.mean(), gradFunc };
  });
  // The logits are symmetric: one product of matrices, where tfjs takes two.
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => {
    const [u, slopes] = saved as [tf.Tensor, tf.Tensor];
    return tf.matMul(slopes.add(slopes.transpose()), u.mul(dy.div(views * temperature)));
  };
  return loss(unit) as tf.Scalar;
}
