import * as tf from '@tensorflow/tfjs';
import { cosines, unit, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'logSumExp along both axes, less the diagonal': (
    images,
    texts,
    { temperature = 0.07, logitScale } = {},
  ) =>
    tf.tidy(() => {
      const scale = logitScale === undefined ? 1 / temperature : tf.exp(logitScale).minimum(100);
      const logits = cosines(images, texts).mul(scale);
      const partners = logits.mul(tf.eye(images.shape[0])).sum(1).mean();
      const rows = tf.logSumExp(logits, 1).mean();
      const columns = tf.logSumExp(logits, 0).mean();
      return rows.add(columns).div(2).sub(partners);
    }),
  'softmax cross-entropy with one-hot labels': (images, texts, options = {}) =>
    tf.tidy(() => {
      const { temperature = 0.07, logitScale } = options;
      const scale =
        logitScale === undefined ? tf.scalar(1 / temperature) : tf.minimum(tf.exp(logitScale), 100);
      const logits = tf.matMul(unit(images), unit(texts), false, true).mul(scale);
      const labels = tf.eye(images.shape[0]);
      const ofImages = tf.losses.softmaxCrossEntropy(labels, logits);
      const ofTexts = tf.losses.softmaxCrossEntropy(labels, tf.transpose(logits));
      return tf.addN([ofImages, ofTexts]).mul(0.5);
    }),
  'log-softmax of both tables, the logarithm clipped': (images, texts, options) =>
    tf.tidy(() => {
      const fixed = -Math.log(options?.temperature ?? 0.07);
      const log = tf.minimum(options?.logitScale ?? fixed, Math.log(100));
      const scale = options?.logitScale === undefined ? Math.exp(fixed) : tf.exp(log);
      const logits = cosines(images, texts).mul<tf.Tensor2D>(scale);
      const n = images.shape[0];
      const eye = tf.eye(n);
      const shares = tf.logSoftmax(logits).add(tf.logSoftmax(logits.transpose<tf.Tensor2D>()));
      return shares
        .mul(eye)
        .sum()
        .div(-2 * n);
    }),
  'one table of both kinds of rows': (images, texts, { temperature, logitScale } = {}) =>
    tf.tidy(() => {
      const tau = temperature ?? 0.07;
      const sims = cosines(images, texts);
      const all = tf.concat([sims, sims.transpose()]);
      const logits =
        logitScale === undefined ? all.div(tau) : all.mul(tf.exp(logitScale).minimum(100));
      const positive = logits.mul(tf.eye(images.shape[0]).tile([2, 1])).sum(1);
      return tf.logSumExp(logits, 1).sub(positive).mean();
    }),
};
