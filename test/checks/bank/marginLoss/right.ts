import * as tf from '@tensorflow/tfjs';
import type { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'as the formula is written': (x1, x2, similar, { margin = 1 } = {}) =>
    tf.tidy(() => {
      const h = x1.sub(x2).square().sum(1);
      const pull = similar.mul(h).div(2);
      const push = tf
        .scalar(1)
        .sub(similar)
        .mul(tf.relu(tf.scalar(margin).sub(h)))
        .div(2);
      return pull.add(push).mean();
    }),
  'without tidy': (x1, x2, similar, options) => {
    const margin = options?.margin ?? 1;
    const d = tf.sub(x2, x1);
    const h = tf.sum(tf.mul(d, d), 1);
    const push = tf.maximum(tf.sub(margin, h), 0);
    return tf.mean(tf.add(tf.mul(similar, h), tf.mul(tf.sub(1, similar), push))).mul(0.5);
  },
  'chooses by where': (x1, x2, similar, { margin = 1 } = {}) =>
    tf.tidy(() => {
      const h = tf.squaredDifference(x1, x2).sum(-1);
      return tf
        .where(similar.greater(0.5), h, h.neg().add(margin).clipByValue(0, Infinity))
        .mean()
        .div(2);
    }),
  'all in columns': (x1, x2, similar, { margin = 1 } = {}) =>
    tf.tidy(() => {
      const y = similar.reshape([-1, 1]);
      const h = x1.sub(x2).pow(2).sum(1, true);
      const loss = y.mul(h).add(y.neg().add(1).mul(h.mul(-1).add(margin).relu()));
      return loss.sum().div(2 * x1.shape[0]);
    }),
  'the binomial formula': (x1, x2, similar, { margin = 1 } = {}) =>
    tf.tidy(() => {
      // Of centred points, else float32 loses digits.
      const middle = x1.add(x2).div(2);
      const [a, b] = [x1.sub(middle), x2.sub(middle)];
      const h = a.square().add(b.square()).sub(a.mul(b).mul(2)).sum(1);
      const missing = tf.sub(margin, h);
      const push = missing.mul(missing.greater(0).toFloat());
      return tf.losses.computeWeightedLoss(
        h
          .mul(similar)
          .add(push.mul(tf.sub(1, similar)))
          .div(2),
      );
    }),
};
