import * as tf from '@tensorflow/tfjs';
import { finishing, lse, table, type F } from './kit';

const TINY = 1.1754943508222875e-38;

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'where and logSumExp': finishing(({ p, rows }) => lse(rows).sub(p)),
  'the largest number of each row out of both exponentials, a tiny number in the logarithm': (
    positivePairs,
    negativePairs,
    { anchorPositive, anchorNegative },
    { temperature = 0.07 } = {},
  ) => {
    if (anchorPositive.length === 0 || anchorNegative.length === 0) return tf.scalar(0);
    return tf.tidy(() => {
      const pos = positivePairs.expandDims(1).div(temperature);
      const same = table(anchorPositive, anchorNegative);
      const neg = tf.where(
        same.greater(0),
        negativePairs.expandDims(0).div(temperature).mul(same),
        -3.4e38,
      );
      const largest = tf.maximum(pos, neg.max(1, true));
      const numerator = pos.sub(largest).exp().squeeze([1]);
      const denominator = neg.sub(largest).exp().sum(1);
      return numerator.div(denominator).add(TINY).log().neg();
    });
  },
  'adds a large negative number to the others': (pos, neg, indices, options) =>
    tf.tidy(() => {
      const t = options?.temperature ?? 0.07;
      if (pos.shape[0] * neg.shape[0] === 0) return tf.scalar(0);
      const others = tf.sub(1, table(indices.anchorPositive, indices.anchorNegative));
      return lse(neg.div<tf.Tensor1D>(t).add(others.mul(-1e9))).sub(pos.div(t));
    }),
  'exponents less the positive’s, so that one logarithm is left': finishing(({ p, n, own }) => {
    const gaps = n.expandDims(0).sub(p.expandDims(1)); // [P, M]
    const kept = tf.where(own.greater(0.5), gaps, tf.fill(own.shape, -1e9));
    const top = kept.max(1, true);
    return kept
      .sub(top)
      .exp()
      .sum(1)
      .log()
      .add(top.squeeze([1]));
  }),
  'minus infinity for the others': finishing(({ p, n, own }) => {
    const spread = tf.tile(n.expandDims(0), [own.shape[0], 1]);
    return tf.logSumExp(tf.where(own.equal(1), spread, tf.fill(own.shape, -Infinity)), 1).sub(p);
  }),
  'one sum for each anchor, gathered by a one-hot product': (
    pos,
    neg,
    { anchorPositive, anchorNegative },
    { temperature = 0.07 } = {},
  ) =>
    tf.tidy(() => {
      if (pos.size === 0) return tf.scalar(0);
      if (neg.size === 0) return tf.scalar(0);
      const count = Math.max(...anchorPositive, ...anchorNegative) + 1;
      const owner = tf.oneHot(tf.tensor1d(anchorNegative, 'int32'), count).toFloat().transpose();
      const rows = neg.div(temperature).mul(owner).add(owner.sub(1).mul(1e9)); // [N, M]
      const sums = tf.logSumExp(rows, 1).expandDims(1).maximum(-1e6);
      const pick = tf.oneHot(tf.tensor1d(anchorPositive, 'int32'), count).toFloat();
      return tf
        .matMul(pick, sums as tf.Tensor2D)
        .squeeze([1])
        .sub(pos.div(temperature));
    }),
};
