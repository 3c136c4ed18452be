import * as tf from '@tensorflow/tfjs';

/**
 * The cross entropy of each row, before any mean is taken.
 *
 *     ℓ(i) = log Σ_k exp(logit_ik) − logit_i,label(i)
 *
 * @param logits - A row for each anchor, [M, M].
 * @param labels - The column of each row's positive, [M], int32.
 * @returns [M], in nats.
 */
export const anchorLosses = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor1D =>
  tf.tidy(() => {
    const positive = logits.mul(tf.oneHot(labels, logits.shape[1])).sum(1);
    return tf.logSumExp(logits, 1).sub(positive);
  });
