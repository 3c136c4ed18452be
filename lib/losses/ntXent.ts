import * as tf from '@tensorflow/tfjs';
import { assertPositive, assertViews } from '../shapes';
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
 * @throws RangeError unless both are matrices of one shape with a row at least, and `temperature`
 *   is above 0.
 * @see Chen et al. 2020, eq. 1. https://arxiv.org/abs/2002.05709
 */
export function ntXent(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Scalar {
  assertPositive('ntXent', { temperature });
  assertViews('ntXent', { z1, z2 });
  return tf.tidy(() => crossEntropy(l2Normalize(tf.concat([z1, z2])), temperature));
}

// From here on exp(−2/τ), the smallest ratio of two terms of the sum, is a float32 number.
const GENTLE = 0.025;

/**
 * The loss of unit vectors whose first half are the partners of the second, [2N, D].
 *
 *     ∂U = ((σ + σᵀ) U − 2 partner(U)) / (2N τ)
 *
 * with σ_ik = E_ik / t_i the softmax over k ≠ i: the similarities are symmetric, so that one product
 * of matrices is enough where tfjs takes two. No logit is above 1/τ; with that taken off in place of
 * each row's largest, E is symmetric too, and σ + σᵀ is E_ik (1/t_i + 1/t_k).
 */
function crossEntropy(unit: tf.Tensor2D, temperature: number): tf.Scalar {
  const [views] = unit.shape;
  const isGentle = temperature >= GENTLE;
  const loss = tf.customGrad((...all) => {
    const [u, save] = all as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const partner = tf.concat(tf.split(u, 2).reverse()); // [2N, D]
    const self = diagonal(views, EXCLUDED); // an anchor is not its own negative
    const logits = tf.matMul(u, u.div(temperature), false, true).add(self); // [2N, 2N]
    const largest = isGentle ? tf.scalar(1 / temperature) : logits.max(1, true); // [2N, 1]
    const exponentials = logits.sub(largest).exp();
    const total = exponentials.sum(1, true); // [2N, 1]
    save([u, partner, exponentials, total.reciprocal()]);
    const right = u.mul(partner).sum().div(temperature);
    return { value: total.log().add(largest).sum().sub(right).div(views), gradFunc };
  });
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => {
    const [u, partner, exponentials, inverse] = saved as [
      ...[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
    ];
    const both = isGentle
      ? exponentials.mul(inverse.add(inverse.transpose()))
      : sumWithTranspose(exponentials.mul(inverse));
    const pulled = tf.matMul(both, u).sub(partner.mul(2));
    return pulled.mul(dy.div(views * temperature));
  };
  return loss(unit) as tf.Scalar;
}

const sumWithTranspose = (x: tf.Tensor): tf.Tensor => x.add(x.transpose());
