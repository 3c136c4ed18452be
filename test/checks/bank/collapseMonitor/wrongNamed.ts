import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { monitor, num, torchVar, unit, warning, type F } from './kit';

/** Mistakes in the two numbers. */
export const wrongNumbers: Record<string, Wrong<F>> = {
  'tf.moments as it is': [
    'population-variance',
    monitor({
      deviation: (z) => tf.moments(unit(z), 0).variance.sqrt().mean(),
      variance: (z) => tf.moments(z, 0).variance.mean(),
    }),
  ],
  'axis 1 for axis 0': [
    'within-rows',
    monitor({
      deviation: (z) => torchVar(unit(z).transpose()).sqrt().mean(),
      variance: (z) => torchVar(z.transpose()).mean(),
    }),
  ],
  'no axis': [
    'one-mean-for-all',
    monitor({
      deviation: (z) => torchVar(unit(z).flatten()).sqrt(),
      variance: (z) => torchVar(z.flatten()),
    }),
  ],
  'mean of squares': [
    'not-centred',
    monitor({
      deviation: (z) => unit(z).square().mean(0).sqrt().mean(),
      variance: (z) => z.square().mean(0).mean(),
    }),
  ],
  'sum over the dimensions': [
    'summed-over-dimensions',
    monitor({
      deviation: (z) => torchVar(unit(z)).sqrt().sum(),
      variance: (z) => torchVar(z).sum(),
    }),
  ],
  'fields swapped': [
    'swapped',
    (z, { threshold = 0.001 } = {}) => {
      const [a, b] = [num(torchVar(unit(z)).sqrt().mean()), num(torchVar(z).mean())];
      return { standardDeviation: b, variance: a, ...(a < threshold ? { warning: '!' } : {}) };
    },
  ],
  'the source, line by line': [
    'not-normalised',
    monitor({ deviation: (z) => torchVar(z).sqrt().mean() }),
  ],
  'no root': ['root-missing', monitor({ deviation: (z) => torchVar(unit(z)).mean() })],
  'root last': ['root-of-the-mean', monitor({ deviation: (z) => torchVar(unit(z)).mean().sqrt() })],
  'centres, then normalises': [
    'centred-before-normalised',
    monitor({ deviation: (z) => torchVar(unit(z.sub(z.mean(0)))).sqrt().mean() }),
  ], // prettier-ignore
  'norm over axis 0': [
    'columns-normalised',
    monitor({ deviation: (z) => torchVar(z.div(tf.norm(z, 2, 0, true))).sqrt().mean() }),
  ], // prettier-ignore
  'in units of 1/√D': [
    'relative-to-healthy',
    monitor({ deviation: (z) => torchVar(unit(z)).sqrt().mean().mul(Math.sqrt(z.shape[1])) }),
  ],
  'NaN where a row is zero': [
    'zero-row-nan',
    monitor({ deviation: (z) => torchVar(z.div(tf.norm(z, 2, 1, true))).sqrt().mean() }),
  ], // prettier-ignore
  'epsilon 0.001': [
    'epsilon-too-large',
    monitor({ deviation: (z) => torchVar(z.div(tf.norm(z, 2, 1, true).add(0.001))).sqrt().mean() }),
  ], // prettier-ignore
  'unit rows for both': ['both-normalised', monitor({ variance: (z) => torchVar(unit(z)).mean() })],
  'a root too many': [
    'deviation-for-variance',
    monitor({ variance: (z) => torchVar(z).sqrt().mean() }),
  ],
};

/** Mistakes in the warning. */
export const wrongWarnings: Record<string, Wrong<F>> = {
  'greater for less': [
    'warning-inverted',
    warning(({ variance, threshold }) => variance > threshold),
  ],
  'no warning': ['never-warns', warning(() => false)],
  'a status in every case': ['always-warns', warning(() => true)],
  'threshold written in': ['threshold-fixed', warning(({ variance }) => variance < 0.001)],
  'compares std': ['warns-by-deviation', warning(({ std, threshold }) => std < threshold)],
  'any dimension': [
    'warns-by-smallest',
    (z, { threshold = 0.001 } = {}) => {
      const all = torchVar(z);
      const report = {
        standardDeviation: num(torchVar(unit(z)).sqrt().mean()),
        variance: num(all.mean()),
      };
      return all.less(threshold).any().dataSync()[0] ? { ...report, warning: 'low' } : report;
    },
  ],
  'root of the variance': [
    'threshold-of-a-root',
    (z, { threshold = 0.001 } = {}) => {
      const isLow = num(torchVar(z).sqrt().mean()) < threshold;
      return {
        standardDeviation: num(torchVar(unit(z)).sqrt().mean()),
        variance: num(torchVar(z).mean()),
        warning: isLow ? 'low' : undefined,
      };
    },
  ],
};
