import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { finishing, lse, table, LOW, type F } from './kit';
import { right } from './right';

const solved = right['where and logSumExp']!;
const asTensor = (x: unknown) => x as tf.Tensor;

/** The solution without its question for empty lists. */
const unguarded =
  (below: number): F =>
  (pos, neg, indices, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const own = table(indices.anchorPositive, indices.anchorNegative);
      const rows = tf.where(
        own.greater(0),
        neg.div<tf.Tensor1D>(temperature).mul(tf.onesLike(own)),
        below,
      );
      return tf.logSumExp(rows, 1).sub(pos.div(temperature));
    });

/** Mistakes with the temperature, the sign, the size of the numbers and the end. */
export const wrongSteps: Record<string, Wrong<F>> = {
  'no temperature': [
    'temperature-forgotten',
    finishing(
      ({ p, rows }) => lse(rows).sub(p),
      (x) => x,
    ),
  ],
  'times the temperature': [
    'temperature-multiplied',
    finishing(
      ({ p, rows }) => lse(rows).sub(p),
      (x, t) => x.mul(t),
    ),
  ],
  'always 0.07': ['temperature-fixed', (p, n, i) => solved(p, n, i)],
  'default of 0.5': [
    'temperature-default',
    (p, n, i, { temperature = 0.5 } = {}) => solved(p, n, i, { temperature }),
  ],
  'positives undivided': [
    'temperature-on-one-side',
    finishing(({ p, rows, t }) => lse(rows).sub(p.mul(t))),
  ],
  'negatives undivided': [
    'temperature-on-one-side',
    finishing(({ p, rows, own, t }) => lse(tf.where(own.equal(1), rows.mul(t), LOW)).sub(p)),
  ],
  'the loss divided by the temperature': [
    'temperature-outside',
    (p, n, i, { temperature = 0.07 } = {}) =>
      asTensor(solved(p, n, i, { temperature: 1 })).div(temperature),
  ],
  'quotient upside down': ['sign-flipped', finishing(({ p, rows }) => p.sub(lse(rows)))],
  'no logarithm': ['logarithm-missing', finishing(({ p, rows }) => p.sub(lse(rows)).exp())],
  'no logarithm, with a minus': [
    'logarithm-missing',
    finishing(({ p, rows }) => p.sub(lse(rows)).exp().neg()),
  ],
  'mean over the batch': ['mean-returned', (p, n, i, o) => asTensor(solved(p, n, i, o)).mean()],
  'sum over the batch': ['sum-returned', (p, n, i, o) => asTensor(solved(p, n, i, o)).sum()],
  'the numerator left out': ['positive-forgotten', finishing(({ rows }) => lse(rows))],
  'does not ask whether there are pairs': ['no-pairs-forgotten', unguarded(LOW)],
  'asks for positives only': [
    'no-pairs-forgotten',
    (p, n, i, o) => (p.size === 0 ? tf.scalar(0) : unguarded(-Infinity)(p, n, i, o)),
  ],
  'a zero for each positive pair': [
    'no-pairs-forgotten',
    (p, n, i, o) => (n.size === 0 || p.size === 0 ? tf.zerosLike(p) : solved(p, n, i, o)),
  ],
  'NaN as a mean of nothing': [
    'no-pairs-forgotten',
    (p, n, i, o) => (n.size === 0 || p.size === 0 ? tf.scalar(NaN) : solved(p, n, i, o)),
  ],
  'bare exponentials': [
    'exponentials-overflow',
    finishing(({ p, n, own }) => p.exp().div(n.exp().expandDims(0).mul(own).sum(1)).log().neg()),
  ],
  'bare exponentials, masked': [
    'exponentials-overflow',
    finishing(({ p, rows }) => rows.exp().sum(1).log().sub(p)),
  ],
  'one largest number for the whole batch': [
    'exponentials-overflow',
    finishing(({ p, rows }) => {
      const top = rows.max();
      return rows.sub(top).exp().sum(1).log().add(top).sub(p);
    }),
  ],
};
