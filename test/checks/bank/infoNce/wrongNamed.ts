import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { from, share, surprise, unit, type F, type M } from './kit';
import { right } from './right';

const plain = right['through a helper']!;
const together = (good: tf.Tensor, wrong: tf.Tensor): tf.Tensor => tf.concat([good, wrong], 1);

/** InfoNCE on rows that are brought to length by `normalise`. */
const normalisedBy =
  (normalise: (z: M) => tf.Tensor): F =>
  (q, p, n, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const [a, b, c] = [normalise(q), normalise(p), normalise(n)] as [M, M, M];
      const good = a.mul(b).sum(1, true);
      return surprise(together(good, tf.matMul(a, c, false, true)).div(temperature)).mean();
    });

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'the formula of the web page: negatives only below': [
    'positive-left-out',
    from(({ right: good, wrong, t }) => tf.logSumExp(wrong.div(t), 1).sub(good.div(t).squeeze([1])).mean()), // prettier-ignore
  ],
  'quotient of exponentials, negatives only below': [
    'positive-left-out',
    (q, p, n, { temperature = 0.07 } = {}) => {
      const exp = (x: tf.Tensor) => x.sub(1).div(temperature).exp();
      const top = exp(unit(q).mul(unit(p)).sum(1));
      const below = exp(tf.matMul(unit(q), unit(n), false, true)).sum(1);
      return top.div(below).log().neg().mean();
    },
  ],
  'the positive in front twice': [
    'positive-counted-twice',
    from(({ right: good, wrong, t }) => surprise(tf.concat([good, good, wrong], 1).div(t)).mean()),
  ],
  'all positives and negatives in one matrix product': [
    'other-positives-counted',
    (q, p, n, { temperature = 0.07 } = {}) => {
      const logits = tf.matMul(unit(q), unit(tf.concat([p, n])), false, true).div<M>(temperature);
      const labels = tf.oneHot(tf.range(0, q.shape[0], 1, 'int32'), logits.shape[1]);
      return tf.losses.softmaxCrossEntropy(labels, logits);
    },
  ],
  'in-batch negatives': [
    'batch-as-negatives',
    (q, p, _, { temperature = 0.07 } = {}) => {
      const logits = tf.matMul(unit(q), unit(p), false, true).div(temperature);
      return tf.losses.softmaxCrossEntropy(tf.eye(q.shape[0]), logits);
    },
  ],
  'the hardest negative': [
    'hardest-negative-only',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong.max(1, true)).div(t)).mean()),
  ],
  'pairs of positive and negative': [
    'one-negative-at-a-time',
    from(({ right: good, wrong, t }) => tf.softplus(wrong.sub(good).div(t)).mean()),
  ],
  'pairs of positive and negative, added up': [
    'one-negative-at-a-time',
    from(({ right: good, wrong, t }) => tf.softplus(wrong.sub(good).div(t)).sum(1).mean()),
  ],
  'mean of the negative exponentials': [
    'mean-of-the-negatives',
    from(({ right: good, wrong, t }) => {
      const below = tf.logSumExp(wrong.div(t), 1, true).sub(Math.log(wrong.shape[1]!));
      return surprise(together(good.div(t), below)).mean();
    }),
  ],
  'mean of all exponentials': [
    'mean-in-the-denominator',
    from(({ right: good, wrong, t }) => {
      const logits = together(good, wrong).div(t);
      return surprise(logits).sub(Math.log(logits.shape[1]!)).mean();
    }),
  ],
  'positives only': ['denominator-missing', from(({ right: good, t }) => good.div(t).mean().neg())],
  'no temperature': [
    'temperature-forgotten',
    from(({ right: good, wrong }) => surprise(together(good, wrong)).mean()),
  ],
  'temperature 0.07 written in': ['temperature-fixed', (q, p, n) => plain(q, p, n)],
  'temperature 0.1 where none is given': [
    'default-temperature',
    (q, p, n, { temperature = 0.1 } = {}) => plain(q, p, n, { temperature }),
  ],
  'times the temperature': [
    'temperature-multiplied',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong).mul(t)).mean()),
  ],
  'temperature in the denominator only': [
    'temperature-on-one-side',
    from(
      ({ right: good, wrong, t }) =>
      tf.logSumExp(together(good, wrong).div(t), 1).sub(good.squeeze([1])).mean(), // prettier-ignore
    ),
  ],
  'temperature on the positive only': [
    'temperature-on-one-side',
    from(({ right: good, wrong, t }) => surprise(together(good.div(t), wrong)).mean()),
  ],
  'temperature on the negatives only': [
    'temperature-on-one-side',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong.div(t))).mean()),
  ],
  'loss divided by the temperature': [
    'temperature-after-the-log',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong)).mean().div(t)),
  ],
  'sum over the queries': [
    'summed',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong).div(t)).sum()),
  ],
  'plus log': [
    'sign-flipped',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong).div(t)).mean().neg()),
  ],
  'mean share': ['log-missing', from(({ right: good, wrong, t }) => share(together(good, wrong).div(t)).mean())], // prettier-ignore
  'log at the very end': [
    'log-of-the-mean',
    from(({ right: good, wrong, t }) => share(together(good, wrong).div(t)).mean().log().neg()),
  ],
  bits: [
    'log-of-base-two',
    from(({ right: good, wrong, t }) => surprise(together(good, wrong).div(t)).mean().div(Math.LN2)), // prettier-ignore
  ],
  'exponentials divided': [
    'exp-overflow',
    from(({ right: good, wrong, t }) => {
      const [top, below] = [good.div(t).exp(), wrong.div(t).exp().sum(1, true)];
      return top.div(top.add(below)).log().neg().mean();
    }),
  ],
  '1e-8 inside the log': [
    'epsilon-in-the-log',
    from(({ right: good, wrong, t }) => share(together(good, wrong).div(t)).add(1e-8).log().neg().mean()), // prettier-ignore
  ],
  'dot products': ['not-normalised', normalisedBy((z) => z)],
  'features normalised': ['columns-normalised', normalisedBy((z) => z.div(tf.norm(z, 2, 0)))],
  'one norm for all': ['whole-matrix-length', normalisedBy((z) => z.div(tf.norm(z)))],
  'no guard against zero rows': ['zero-row-nan', normalisedBy((z) => z.div(tf.norm(z, 2, 1, true)))], // prettier-ignore
  'epsilon of 0.01 added to the lengths': [
    'epsilon-too-large',
    normalisedBy((z) => z.div(tf.norm(z, 2, 1, true).add(1e-2))),
  ],
  'positives as queries': ['arguments-swapped', (q, p, n, options) => plain(p, q, n, options)],
};
