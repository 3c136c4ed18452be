import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { cosines, entries, sum, average, within, spoiled, type F } from './kit';

/** Mistakes in the averages that a check should name. */
export const wrongMeans: Record<string, Wrong<F>> = {
  'counts self-pairs': ['self-pairs-counted', entries((sims) => average(sims.flat()))],
  'dot products of the mean unit vectors': [
    'self-pairs-counted',
    spoiled(({ s, n }) => {
      const c = s.div(n.maximum(1).expandDims(1));
      return tf.matMul(c, c, false, true);
    }),
  ],
  'divides by n² on the diagonal': [
    'self-pairs-in-the-count',
    spoiled(({ totals, n }) => totals.div(n.expandDims(1).mul(n).maximum(1))),
  ],
  'empties the diagonal, then takes the mean': [
    'self-pairs-in-the-count',
    entries((sims, i, j) =>
      average(sims.map((row, n) => row.map((v, m) => (i === j && n === m ? 0 : v))).flat()),
    ),
  ],
  'upper pairs over n(n − 1)': [
    'pairs-counted-once',
    entries((sims, i, j) => {
      if (i !== j) return average(sims.flat());
      const n = sims.length;
      return n < 2 ? 0 : sum(sims.flatMap((row, a) => row.slice(a + 1))) / (n * (n - 1));
    }),
  ],
  'diagonal set to one': [
    'diagonal-one',
    entries((sims, i, j) => (i === j ? 1 : average(sims.flat()))),
  ],
  'cosine of the class means': [
    'centers-compared',
    spoiled(({ s, n }) => cosines(s.div(n.maximum(1).expandDims(1))), true),
  ],
  'cosine of the mean unit vectors': ['unit-centers-compared', spoiled(({ s }) => cosines(s))],
  sums: ['sum-not-mean', spoiled(({ totals }) => totals)],
  'divides by the rows of the class': [
    'divided-by-members',
    spoiled(({ totals, n }) => totals.div(n.maximum(1).expandDims(1))),
  ],
  'maximum in place of mean': [
    'largest-not-mean',
    entries((sims, i, j) => (within(sims, i, j).length ? Math.max(...within(sims, i, j)) : 0)),
  ],
  'minimum in place of mean': [
    'smallest-not-mean',
    entries((sims, i, j) => (within(sims, i, j).length ? Math.min(...within(sims, i, j)) : 0)),
  ],
};
