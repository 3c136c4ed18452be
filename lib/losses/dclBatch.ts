import * as tf from '@tensorflow/tfjs';
import { assertPositive, formatShape } from '../shapes';
import type { ContrastiveOptions } from './contrastiveOptions';
import { diagonal } from './diagonal';
import { EXCLUDED } from './excluded';

/**
 * The mean of {@link dclLoss} over all positive pairs of a batch, from labels in a tensor: its
 * shapes do not depend on the labels, so that `compileStep` compiles it once for all batches.
 *
 *     loss = mean over i ≠ p of one class of log Σ_{n of other classes} exp(s_in / τ) − s_ip / τ
 *     ∂s_ij = (P_i σ_ij − [j positive for i]) / (P τ)
 *
 * with P_i the positives of anchor i, P those of all anchors, σ_i the softmax over the negatives
 * of i (0 at the others). No gradient flows to the labels.
 *
 * @param similarities - Similarity of every two images of a batch, [N, N].
 * @param labels - The class of each image, [N].
 * @returns Scalar, in nats; 0 where there is no positive or no negative pair.
 * @throws RangeError unless `similarities` is a square matrix with one label a row, and
 *   `temperature` is above 0.
 * @see Yeh et al. 2022. https://arxiv.org/abs/2110.06848
 */
export function dclBatchLoss(
  similarities: tf.Tensor2D,
  labels: tf.Tensor1D,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Scalar {
  assertPositive('dclBatchLoss', { temperature });
  assertBatch(similarities, labels);
  const loss = tf.customGrad((...all) => {
    const [s, save] = all as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const { same, positive, positives, weight } = pairs(labels);
    const logits = s.div(temperature); // [N, N]
    const negatives = logits.add(same.mul(EXCLUDED));
    const largest = negatives.max(1, true); // [N, 1]
    const exponentials = negatives.sub(largest).exp();
    const total = exponentials.sum(1, true); // [N, 1]
    save([exponentials, positives.div(total), positive, weight]);
    const value = total.log().add(largest).sub(logits).mul(positive).sum().mul(weight);
    return { value, gradFunc: (dy, saved) => gradient(dy.div(temperature), saved) };
  });
  return tf.tidy(() => loss(similarities) as tf.Scalar);
}

function gradient(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor {
  const [exponentials, share, positive, weight] = saved as [
    ...[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
  ];
  return exponentials.mul(share).sub(positive).mul(weight.mul(dy));
}

/** Which entries of the N×N matrix are pairs, as 0 and 1. */
function pairs(labels: tf.Tensor1D) {
  const n = labels.size;
  const same = labels.expandDims(1).equal(labels).toFloat();
  const positive = same.sub(diagonal(n, 1));
  const positives = positive.sum(1, true); // of each anchor, [N, 1]
  const count = positives.sum();
  // Where there are no negatives, all pairs are positive.
  const hasNegatives = count.less(n * n - n).toFloat();
  // `weight` is that of a positive pair in the mean.
  return { same, positive, positives, weight: hasNegatives.div(count.maximum(1)) };
}

function assertBatch({ shape }: tf.Tensor, labels: tf.Tensor): void {
  const [n] = shape;
  if (shape.length !== 2 || shape[1] !== n || labels.shape.length !== 1 || labels.shape[0] !== n) {
    throw new RangeError(
      `dclBatchLoss: similarities is ${formatShape(shape)}, labels is ${formatShape(labels.shape)}; ` +
        'they must be a square matrix [N, N] and one label a row [N].',
    );
  }
}
