import * as tf from '@tensorflow/tfjs';
import { from, surprise, unit, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'positives in front, log of the sum less the first column': (
    query,
    positive,
    negatives,
    { temperature = 0.07 } = {},
  ) =>
    tf.tidy(() => {
      const [q, p, n] = [unit(query), unit(positive), unit(negatives)];
      const good = q.mul(p).sum(1).div(temperature);
      const bad = tf.matMul(q, n, false, true).div(temperature);
      const all = tf.concat([good.expandDims(1), bad], 1);
      return tf.logSumExp(all, 1).sub(good).mean();
    }),
  'cross-entropy with a one in column 0': from(({ right: good, wrong, t }) => {
    const logits = tf.concat([good, wrong], 1).div<tf.Tensor2D>(t);
    const labels = tf.oneHot(tf.zeros([logits.shape[0]], 'int32'), logits.shape[1]);
    return tf.losses.softmaxCrossEntropy(labels, logits);
  }),
  'log-softmax, first column': from(({ right: good, wrong, t }) =>
    tf
      .logSoftmax(tf.concat([good, wrong], 1).div(t))
      .slice([0, 0], [-1, 1])
      .mean()
      .neg(),
  ),
  'the positive last': (q, p, n, options) =>
    tf.tidy(() => {
      const t = options?.temperature ?? 0.07;
      const good = unit(q).mul(unit(p)).sum(1, true);
      const logits = tf.concat([tf.matMul(unit(q), unit(n).transpose()), good], 1).div(t);
      return tf
        .logSumExp(logits, 1)
        .sub(good.div(t).squeeze([1]))
        .mean();
    }),
  'differences from the positive, and a zero for itself': from(({ right: good, wrong, t }) => {
    const more = wrong.sub(good).div(t);
    return tf.logSumExp(tf.concat([tf.zerosLike(good), more], 1), 1).mean();
  }),
  'softplus of log Σ exp of the differences': from(({ right: good, wrong, t }) =>
    tf.softplus(tf.logSumExp(wrong.sub(good).div(t), 1)).mean(),
  ),
  'the largest taken out by hand': from(({ right: good, wrong, t }) => {
    const logits = tf.concat([good, wrong], 1).div(t);
    const top = logits.max(1, true);
    const sum = logits.sub(top).exp().sum(1, true);
    return sum.log().add(top).sub(good.div(t)).mean();
  }),
  'through a helper': from(({ right: good, wrong, t }) =>
    surprise(tf.concat([good, wrong], 1).div(t)).mean(),
  ),
};
