import * as tf from '@tensorflow/tfjs';
import { cosines, hide, partners, unit, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'log of the sum, less the positives tiled': (z1, z2, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const views = unit(tf.concat([z1, z2]));
      const logits = tf.matMul(views, views, false, true).div(temperature);
      const masked = logits.sub(tf.eye(views.shape[0]).mul(1e9));
      const positives = unit(z1).mul(unit(z2)).sum(1).div(temperature);
      return tf
        .logSumExp(masked, 1)
        .sub(tf.tile(positives, [2]))
        .mean();
    }),
  'softmax cross-entropy with one-hot partners': (z1, z2, options) => {
    const temperature = options?.temperature ?? 0.07;
    const n = z1.shape[0];
    const logits = cosines(tf.concat([z1, z2]))
      .div(temperature)
      .add(hide(2 * n));
    return tf.losses.softmaxCrossEntropy(partners(n), logits);
  },
  'log-softmax, then the entries of the partners': (z1, z2, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const n = z1.shape[0];
      const logits = cosines(tf.concat([z1, z2])).div<tf.Tensor2D>(temperature);
      const logShares = tf.logSoftmax(logits.add(hide(2 * n)));
      return logShares
        .mul(partners(n))
        .sum()
        .div(-2 * n);
    }),
  'the two views apart, joined for the denominator': (z1, z2, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const n = z1.shape[0];
      const [u, v] = [unit(z1), unit(z2)];
      const hidden = hide(n);
      const across = tf.matMul(u, v, false, true).div(temperature);
      const within = (w: tf.Tensor2D) => tf.matMul(w, w, false, true).div(temperature).add(hidden);
      const positive = across.mul(tf.eye(n)).sum(1);
      const first = tf.logSumExp(tf.concat([across, within(u)], 1), 1).sub(positive);
      const second = tf.logSumExp(tf.concat([across.transpose(), within(v)], 1), 1).sub(positive);
      return first.add(second).mean().div(2);
    }),
  'the largest logit taken out by hand': (z1, z2, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const n = z1.shape[0];
      const logits = cosines(tf.concat([z1, z2]))
        .div(temperature)
        .add(hide(2 * n));
      const largest = logits.max(1, true);
      const total = logits
        .sub(largest)
        .exp()
        .sum(1)
        .log()
        .add(largest.squeeze([1]));
      return total.sub(logits.mul(partners(n)).sum(1)).mean();
    }),
  'where in place of a mask, rolled views for the positives': (z1, z2, { temperature } = {}) =>
    tf.tidy(() => {
      const tau = temperature ?? 0.07;
      const views = tf.concat([z1, z2]);
      const partner = tf.concat([z2, z1]);
      const sims = cosines(views).div(tau);
      const self = tf.eye(views.shape[0]).toBool();
      const logits = tf.where(self, tf.fill(sims.shape, -1e20), sims);
      const positives = unit(views).mul(unit(partner)).sum(1).div(tau);
      return tf.mean(tf.sub(tf.logSumExp(logits, 1), positives));
    }),
};
