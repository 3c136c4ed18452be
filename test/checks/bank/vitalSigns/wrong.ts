import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { distances, evenness, num, ratio, signs, unit, type F, type M } from './kit';

/** Uniformity with 2 − 2 cos for squared distances. */
const shortcut = (u: M): tf.Tensor => {
  const n = u.shape[0];
  const d = tf.sub(2, tf.matMul(u, u, false, true).mul(2));
  const others = tf.ones([n, n]).sub(tf.eye(n));
  return d.mul(-2).exp().mul(others).sum().div(n * (n - 1)).log(); // prettier-ignore
};

const both = (z1: M, z2: M): M => tf.concat([z1, z2]);

/** Mistakes that have a name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'rows as they are': [
    'not-normalised',
    signs({
      align: (a, b) => a.sub(b).square().sum(1).mean(),
      even: (a) => evenness(a),
      dims: (a) => ratio(a),
    }),
  ],
  'dimensions of rows as they are': ['dimensions-not-normalised', signs({ dims: (a) => ratio(a) })],
  'a root too many': [
    'distance-not-squared',
    signs({ align: (a, b) => unit(a).sub(unit(b)).square().sum(1).sqrt().mean() }),
  ],
  'the mean cosine': [
    'cosine-for-distance',
    signs({ align: (a, b) => unit(a).mul(unit(b)).sum(1).mean() }),
  ],
  'sum over images': [
    'alignment-summed',
    signs({ align: (a, b) => unit(a).sub(unit(b)).square().sum() }),
  ],
  'mean over everything': [
    'mean-over-entries',
    signs({ align: (a, b) => unit(a).sub(unit(b)).square().mean() }),
  ],
  'diagonal left in': [
    'self-pairs-counted',
    signs({ even: (a) => distances(unit(a)).mul(-2).exp().mean().log() }),
  ],
  '2 − 2 cos for a row of zeros': [
    'zero-row-at-length-1',
    signs({ even: (a) => shortcut(unit(a)) }),
  ],
  '2 − 2 cos everywhere': [
    'zero-row-at-length-1',
    signs({
      align: (a, b) => tf.sub(2, unit(a).mul(unit(b)).sum(1).mul(2)).mean(),
      even: (a) => shortcut(unit(a)),
    }),
  ],
  'no logarithm': ['log-missing', signs({ even: (a) => evenness(unit(a)).exp() })],
  'mean of logarithms': [
    'log-inside-the-mean',
    signs({
      even: (a) => {
        const n = a.shape[0];
        return distances(unit(a)).mul(-2).sum().div(n * (n - 1)); // prettier-ignore
      },
    }),
  ],
  't = 1': ['uniformity-without-factor', signs({ even: (a) => evenness(unit(a), 1) })],
  'views together': ['uniformity-of-both', signs({ even: (a, b) => evenness(unit(both(a, b))) })],
  'no mean taken away': [
    'not-centred',
    signs({
      dims: (a) => {
        const u = unit(a);
        return num(u.square().sum()) ** 2 / num(tf.matMul(u, u, true).square().sum());
      },
    }),
  ],
  'upside down': ['ratio-inverted', signs({ dims: (a) => 1 / ratio(unit(a)) || 0 })],
  'variances squared': [
    'variances-only',
    signs({
      dims: (a) => {
        const variances = unit(a).sub(unit(a).mean(0)).square().sum(0);
        const trace = num(variances.sum());
        return trace < 1e-12 ? 0 : trace ** 2 / num(variances.square().sum());
      },
    }),
  ],
  'dimensions of both': ['dimensions-of-both', signs({ dims: (a, b) => ratio(unit(both(a, b))) })],
  '0 / 0': [
    'nothing-is-nan',
    signs({
      dims: (a) => {
        const c = unit(a).sub<M>(unit(a).mean(0));
        const trace = num(c.square().sum());
        return trace ** 2 / num(tf.matMul(c, c, true).square().sum());
      },
    }),
  ],
};

/** Right or wrong numbers, handed over in the wrong way, and mistakes without a name. */
export const wrongOthers: Record<string, Wrong<F>> = {
  'a list of three': [
    'array',
    (z1, z2) => Object.values(signs({})(z1, z2) as Record<string, number>),
  ],
  'tensors in place of numbers': [
    'other',
    (z1) => ({ alignment: z1.mean(), uniformity: z1.mean(), dimensions: z1.mean() }),
  ],
  'no return': [
    'undefined',
    (z1, z2) => {
      signs({})(z1, z2);
    },
  ],
  'keeps its unit rows': ['leak', signs({ dims: (a) => ratio(tf.keep(unit(a))) })],
  'the last image left out': [
    undefined,
    signs({ even: (a) => evenness(unit(a.slice([0], [a.shape[0] - 1]))) }),
  ],
};
