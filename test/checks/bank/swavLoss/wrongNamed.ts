import * as tf from '@tensorflow/tfjs';
import { sinkhorn } from '../../../../lib';
import type { Wrong } from '../bank';
import { half, scoresOf, swav, unit, type F, type M } from './kit';

const hard = (s: M): M => tf.oneHot(sinkhorn(s).argMax(1), s.shape[1]).toFloat() as unknown as M;

/** Halves that meet the wrong way. */
export const wrongHalves: Record<string, Wrong<F>> = {
  'each view its own': [
    'not-swapped',
    (z1, z2, c, { temperature = 0.1 } = {}) => {
      const [s1, s2] = [scoresOf(z1, c), scoresOf(z2, c)];
      return half(sinkhorn(s1), s1, temperature)
        .add(half(sinkhorn(s2), s2, temperature))
        .div(2);
    },
  ],
  'one half': ['one-direction', swav({ combine: (a) => a })],
  'the other half, halved': ['one-direction-halved', swav({ combine: (_, b) => b.div(2) })],
  'the sum of the paper': ['halves-added', swav({ combine: (a, b) => a.add(b) })],
  'the sum over the batch': [
    'batch-sum',
    swav({ half: (q, s, t) => q.mul(tf.logSoftmax(s.div(t))).sum().neg() }),
  ], // prettier-ignore
  'the mean of everything': [
    'mean-over-prototypes',
    swav({ half: (q, s, t) => q.mul(tf.logSoftmax(s.div(t))).mean().neg() }),
  ], // prettier-ignore
  'no minus': ['sign-flipped', swav({ combine: (a, b) => a.add(b).div(-2) })],
  'no log': [
    'log-forgotten',
    swav({ half: (q, s, t) => q.mul(tf.softmax(s.div(t))).sum(1).mean().neg() }),
  ], // prettier-ignore
  'p log q': [
    'roles-exchanged',
    swav({ half: (q, s, t) => tf.softmax(s.div(t)).mul(q.log()).sum(1).mean().neg() }),
  ], // prettier-ignore
  'KL divergence': [
    'divergence',
    swav({ half: (q, s, t) => half(q, s, t).add(q.mul(q.log()).sum(1).mean()) }),
  ],
  'squared differences': [
    'squared-error',
    swav({ half: (q, s, t) => q.sub(tf.softmax(s.div(t))).square().sum(1).mean() }),
  ], // prettier-ignore
};

/** Scores and targets of another kind. */
export const wrongTargets: Record<string, Wrong<F>> = {
  'dot products': ['nothing-normalised', swav({ scores: (z, c) => tf.matMul(z, c, false, true) })],
  'prototypes as they are': [
    'prototypes-not-normalised',
    swav({ scores: (z, c) => tf.matMul(unit(z), c, false, true) }),
  ],
  'projections as they are': [
    'projections-not-normalised',
    swav({ scores: (z, c) => tf.matMul(z, unit(c), false, true) }),
  ],
  'an unguarded division': [
    'zero-row-nan',
    swav({
      scores: (z, c) => {
        const u = (x: M) => x.div<M>(x.square().sum(1, true).sqrt());
        return tf.matMul(u(z), u(c), false, true);
      },
    }),
  ],
  'as the blog has it: divided first': [
    'temperature-before-assignment',
    swav({ assign: (s, t) => sinkhorn(s.div(t)) }),
  ],
  'sinkhorn, whatever is asked for': [
    'assign-ignored',
    (z1, z2, c, { temperature = 0.1 } = {}) => swav({})(z1, z2, c, { temperature }),
  ],
  'a sharp softmax': ['softmax-targets', swav({ assign: (s) => tf.softmax(s.div(0.05)) })],
  'the softmax of the prediction': ['softmax-targets', swav({ assign: (s, t) => tf.softmax(s.div(t)) })], // prettier-ignore
  'the best prototype': ['hard-targets', swav({ assign: hard })],
  'q predicts q': [
    'assignments-predict',
    swav({ half: (q, s) => q.mul(sinkhorn(s).log()).sum(1).mean().neg() }),
  ], // prettier-ignore
  'both views in one table': [
    'both-views-at-once',
    (z1, z2, c, { temperature = 0.1 } = {}) => {
      const all = scoresOf(tf.concat([z1, z2]), c);
      const [s1, s2] = tf.split(all, 2) as [M, M];
      const [q1, q2] = tf.split(sinkhorn(all), 2) as [M, M];
      return half(q1, s2, temperature)
        .add(half(q2, s1, temperature))
        .div(2);
    },
  ],
};

/** Temperatures and softmaxes. */
export const wrongPredictions: Record<string, Wrong<F>> = {
  'no temperature': ['temperature-forgotten', swav({ temperature: 1 })],
  'always 0.1': ['temperature-fixed', swav({ temperature: 0.1 })],
  'default 0.07': [
    'default-temperature',
    (z1, z2, c, o) => swav({})(z1, z2, c, { temperature: 0.07, ...o }),
  ],
  'times the temperature': ['temperature-multiplied', swav({ half: (q, s, t) => half(q, s, 1 / t) })], // prettier-ignore
  'softmax down the batch': [
    'softmax-over-batch',
    swav({
      half: (q, s, t) =>
        q.mul(tf.logSoftmax(s.div<M>(t).transpose()).transpose()).sum(1).mean().neg(),
    }),
  ], // prettier-ignore
  'softmax, then softmax cross entropy': [
    'softmax-twice',
    swav({ half: (q, s, t) => tf.losses.softmaxCrossEntropy(q, tf.softmax(s.div(t))) }),
  ],
  'the log of a softmax': [
    'log-of-zero',
    swav({ half: (q, s, t) => q.mul(tf.softmax(s.div(t)).log()).sum(1).mean().neg() }),
  ], // prettier-ignore
};
