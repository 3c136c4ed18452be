import * as tf from '@tensorflow/tfjs';
import { infoNce, ntXent, stopGradient } from '../../../../lib';
import type { Wrong } from '../bank';
import { crossEntropy, logitsOf, unit, type F, type M } from './kit';

/** Mistakes in who is compared with whom. */
export const wrongCandidates: Record<string, Wrong<F>> = {
  'denominator of the queue alone': [
    'positive-left-out',
    (q, k, n, { temperature } = {}) => {
      const { pos, neg } = logitsOf(q, k, n, temperature);
      return tf
        .logSumExp(neg, 1)
        .sub(pos.squeeze([1]))
        .mean();
    },
  ],
  'the batch and the queue': [
    'batch-as-negatives',
    (q, k, n, { temperature = 0.07 } = {}) => {
      const all = tf.concat([unit(k), n]);
      const l = tf.matMul(unit(q), stopGradient(all), false, true).div<M>(temperature);
      const right = unit(q).mul(stopGradient(unit(k))).sum(1).div(temperature);
      return tf.logSumExp(l, 1).sub(right).mean();
    }, // prettier-ignore
  ],
  'CLIP’s matrix': [
    'queue-ignored',
    (q, k, _, { temperature = 0.07 } = {}) => {
      const l = tf.matMul(unit(q), stopGradient(unit(k)), false, true).div<M>(temperature);
      return tf
        .logSumExp(l, 1)
        .mean()
        .sub(l.mul(tf.eye(q.shape[0])).sum().div(q.shape[0]));
    },
  ],
  'negatives first, labels 0': [
    'wrong-label',
    (q, k, n, { temperature } = {}) => {
      const { pos, neg } = logitsOf(q, k, n, temperature);
      return crossEntropy(tf.concat([neg, pos], 1));
    },
  ],
  'the positive twice': [
    'positive-counted-twice',
    (q, k, n, { temperature } = {}) => {
      const { l, pos } = logitsOf(q, k, n, temperature);
      return crossEntropy(tf.concat([l, pos], 1));
    },
  ],
  'keys ask': ['roles-swapped', (q, k, n, { temperature } = {}) => infoNce(k, q, n, { temperature: temperature ?? 0.07 })], // prettier-ignore
  'no queue, no negatives': [
    'positives-only',
    (q, k, n, { temperature } = {}) => logitsOf(q, k, n, temperature).pos.mean().neg(),
  ],
  'NT-Xent': [undefined, (q, k, _, { temperature = 0.07 } = {}) => ntXent(q, k, { temperature })],
  'the first row of the queue only': [
    undefined,
    (q, k, n, { temperature } = {}) =>
      crossEntropy(logitsOf(q, k, n.slice([0, 0], [1, -1]), temperature).l),
  ],
  'the hardest negative only': [
    undefined,
    (q, k, n, { temperature } = {}) => {
      const { pos, neg } = logitsOf(q, k, n, temperature);
      return crossEntropy(tf.concat([pos, neg.max<M>(1, true)], 1));
    },
  ],
};

/** Mistakes in the formula. */
export const wrongFormulas: Record<string, Wrong<F>> = {
  sum: [
    'summed',
    (q, k, n, { temperature } = {}) =>
      crossEntropy(logitsOf(q, k, n, temperature).l).mul(q.shape[0]),
  ],
  'no mean': [
    'not-averaged',
    (q, k, n, { temperature } = {}) => {
      const { l, pos } = logitsOf(q, k, n, temperature);
      return tf.logSumExp(l, 1).sub(pos.squeeze([1]));
    },
  ],
  'the other sign': [
    'sign-flipped',
    (q, k, n, { temperature } = {}) => crossEntropy(logitsOf(q, k, n, temperature).l).neg(),
  ],
  'no log': [
    'log-missing',
    (q, k, n, { temperature } = {}) =>
      tf
        .softmax(logitsOf(q, k, n, temperature).l)
        .slice([0, 0], [-1, 1])
        .mean(),
  ],
  'exp and log by hand': [
    'exp-overflow',
    (q, k, n, { temperature } = {}) => {
      const { l, pos } = logitsOf(q, k, n, temperature);
      return pos.exp().div(l.exp().sum(1, true)).log().neg().mean();
    },
  ],
  '1e-8 in the log': [
    'epsilon-in-the-log',
    (q, k, n, { temperature } = {}) => {
      const share = tf.softmax(logitsOf(q, k, n, temperature).l).slice([0, 0], [-1, 1]);
      return share.add(1e-8).log().neg().mean();
    },
  ],
  'plain dot products': [
    'not-normalised',
    (q, k, n, { temperature = 0.07 } = {}) => {
      const pos = q.mul(stopGradient(k)).sum<M>(1, true);
      const neg = tf.matMul(q, stopGradient(n), false, true);
      return crossEntropy(tf.concat([pos, neg], 1).div(temperature));
    },
  ],
  'keys as they are': [
    'keys-not-normalised',
    (q, k, n, { temperature = 0.07 } = {}) => {
      const pos = unit(q).mul(stopGradient(k)).sum<M>(1, true);
      const neg = tf.matMul(unit(q), stopGradient(n), false, true);
      return crossEntropy(tf.concat([pos, neg], 1).div(temperature));
    },
  ],
  'queries as they are': [
    'queries-not-normalised',
    (q, k, n, { temperature = 0.07 } = {}) => {
      const pos = q.mul(stopGradient(unit(k))).sum<M>(1, true);
      const neg = tf.matMul(q, stopGradient(n), false, true);
      return crossEntropy(tf.concat([pos, neg], 1).div(temperature));
    },
  ],
  'no temperature': ['temperature-forgotten', (q, k, n) => crossEntropy(logitsOf(q, k, n, 1).l)],
  'always 0.07': ['temperature-fixed', (q, k, n) => crossEntropy(logitsOf(q, k, n).l)],
  'default 0.2, as in MoCo v2': [
    'default-temperature',
    (q, k, n, { temperature = 0.2 } = {}) => crossEntropy(logitsOf(q, k, n, temperature).l),
  ],
  'times the temperature': [
    'temperature-multiplied',
    (q, k, n, { temperature = 0.07 } = {}) => crossEntropy(logitsOf(q, k, n, 1 / temperature).l),
  ],
  'divided at the end': [
    'temperature-after-the-log',
    (q, k, n, { temperature = 0.07 } = {}) => crossEntropy(logitsOf(q, k, n, 1).l).div(temperature),
  ],
};

const open = (q: M, k: M, n: M, t: number): tf.Tensor => {
  const pos = unit(q).mul(unit(k)).sum<M>(1, true);
  return crossEntropy(tf.concat([pos, tf.matMul(unit(q), n, false, true)], 1).div(t));
};

/** Right numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'no stop at all': ['gradient-flows', (q, k, n, { temperature = 0.07 } = {}) => open(q, k, n, temperature)], // prettier-ignore
  'stops the queue only': [
    'gradient-flows',
    (q, k, n, { temperature = 0.07 } = {}) => open(q, k, stopGradient(n), temperature),
  ],
  'stops the keys only': [
    'gradient-flows',
    (q, k, n, { temperature = 0.07 } = {}) => open(q, stopGradient(k), n, temperature),
  ],
  'stops the queries': [
    'gradient',
    (q, k, n, { temperature } = {}) => crossEntropy(logitsOf(stopGradient(q), k, n, temperature).l),
  ],
  'a number': ['number', (q, k, n, { temperature } = {}) => crossEntropy(logitsOf(q, k, n, temperature).l).dataSync()[0]], // prettier-ignore
  'NaN for zeros': [
    'zero-row-nan',
    (q, k, n, { temperature = 0.07 } = {}) => {
      const bare = (z: M): M => z.div(tf.norm(z, 2, 1, true));
      const pos = bare(q).mul(stopGradient(bare(k))).sum<M>(1, true);
      const neg = tf.matMul(bare(q), stopGradient(n), false, true);
      return crossEntropy(tf.concat([pos, neg], 1).div(temperature));
    }, // prettier-ignore
  ],
};
