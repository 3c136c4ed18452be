import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { finishing, lse, masked, table, type F } from './kit';

/** Mistakes below the fraction line that a check should name. */
export const wrongDenominators: Record<string, Wrong<F>> = {
  'compares anchorNegative with positive': [
    'negatives-of-the-positive',
    finishing(({ p, n, indices }) =>
      lse(masked(n, table(indices.positive, indices.anchorNegative))).sub(p),
    ),
  ],
  'compares negative with the anchor': [
    'pairs-from-the-wrong-side',
    finishing(({ p, n, indices }) =>
      lse(masked(n, table(indices.anchorPositive, indices.negative))).sub(p),
    ),
  ],
  'InfoNCE: the positive below the line': [
    'positive-in-denominator',
    finishing(({ p, rows }) => lse(tf.concat([rows, p.expandDims(1)], 1)).sub(p)),
  ],
  'softmax cross-entropy with the positive in column 0': [
    'positive-in-denominator',
    finishing(({ p, rows }) => {
      const logits = tf.concat([p.expandDims(1), rows], 1);
      return tf.logSoftmax(logits).slice([0, 0], [-1, 1]).squeeze([1]).neg();
    }),
  ],
  'all positives of the anchor below the line': [
    'all-positives-in-denominator',
    finishing(({ p, rows, indices }) => {
      const friends = masked(p, table(indices.anchorPositive, indices.anchorPositive));
      return lse(tf.concat([rows, friends], 1)).sub(p);
    }),
  ],
  'positives for negatives': [
    'positives-in-place-of-negatives',
    finishing(({ p, indices }) =>
      lse(masked(p, table(indices.anchorPositive, indices.anchorPositive))).sub(p),
    ),
  ],
  'no mask: all negatives in one sum': [
    'all-negatives',
    finishing(({ p, n }) => tf.logSumExp(n).sub(p)),
  ],
  'multiplies by the mask and leaves zeros': [
    'others-count-as-zero',
    finishing(({ p, n, own }) => lse(n.expandDims(0).mul(own)).sub(p)),
  ],
  'negatives of both pictures in one sum': [
    'negatives-of-both',
    finishing(({ p, n, rows, indices }) =>
      lse(tf.concat([rows, masked(n, table(indices.positive, indices.anchorNegative))], 1)).sub(p),
    ),
  ],
  'adds the logarithms of both pictures’ sums': [
    'logs-of-partial-sums',
    finishing(({ p, n, rows, indices }) =>
      lse(rows)
        .add(lse(masked(n, table(indices.positive, indices.anchorNegative))))
        .sub(p),
    ),
  ],
  'the closest negative only': [
    'hardest-negative-only',
    finishing(({ p, rows }) => rows.max(1).sub(p)),
  ],
  'mean of the exponentials': [
    'mean-of-negatives',
    finishing(({ p, rows, own }) => lse(rows).sub(own.sum(1).log()).sub(p)),
  ],
  'log before sum': [
    'sum-of-logs',
    finishing(({ p, n, own }) => n.expandDims(0).mul(own).sum(1).sub(p)),
  ],
  'log before mean': [
    'mean-of-logs',
    finishing(({ p, n, own }) => n.expandDims(0).mul(own).sum(1).div(own.sum(1)).sub(p)),
  ],
  'subtracts the largest below the line only': [
    'largest-not-added-back',
    finishing(({ p, rows }) => rows.sub(rows.max(1, true)).exp().sum(1).log().sub(p)),
  ],
};
