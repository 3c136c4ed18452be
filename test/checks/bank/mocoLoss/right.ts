import * as tf from '@tensorflow/tfjs';
import { infoNce, l2Normalize, mocoLoss, stopGradient } from '../../../../lib';
import type { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (...all) => mocoLoss(...all),
  'InfoNCE with constants': (q, k, queue, { temperature = 0.07 } = {}) =>
    infoNce(q, stopGradient(k), stopGradient(queue), { temperature }),
  'as the paper’s pseudo-code': (q, k, queue, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const [u, v, n] = [l2Normalize(q), stopGradient(l2Normalize(k)), stopGradient(queue)];
      const positive = u.mul(v).sum(1, true);
      const negatives = tf.matMul(u, n, false, true);
      const logits = tf.concat([positive, negatives], 1).div(temperature);
      return tf.logSoftmax(logits, 1).slice([0, 0], [-1, 1]).mean().neg();
    }),
  'softmax cross-entropy with one-hot labels, without tidy': (q, k, queue, options) => {
    const t = options?.temperature ?? 0.07;
    const u = q.div(q.square().sum(1, true).add(1e-12).sqrt());
    const v = k.div(k.square().sum(1, true).add(1e-12).sqrt());
    const positive = tf.sum(tf.mul(u, stopGradient(v)), 1, true);
    const negatives = tf.matMul(u, tf.transpose(stopGradient(queue)));
    const logits = tf.concat([positive, negatives], 1).div(t);
    const labels = tf.oneHot(tf.zeros([q.shape[0]], 'int32'), queue.shape[0] + 1);
    return tf.losses.softmaxCrossEntropy(labels, logits);
  },
};
