import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { rowsOf, entries, sum, average, off, within, spoiled, type M, type F } from './kit';
import { right } from './right';

/** Mistakes in the cosines themselves, and where there is none, that a check should name. */
export const wrongComparisons: Record<string, Wrong<F>> = {
  'dot products, not cosines': [
    'not-normalised',
    spoiled(({ totals, pairs }) => totals.div(pairs.maximum(1)), true),
  ],
  'cosine distances': [
    'cosine-distance',
    entries((sims, i, j) => average(within(sims, i, j).map((v) => 1 - v))),
  ],
  'absolute similarities': [
    'absolute-value',
    entries((sims, i, j) => average(within(sims, i, j).map(Math.abs))),
  ],
  'Euclidean distances': [
    'distance',
    (e, l, { classes = 10 } = {}) => {
      const d = e
        .expandDims(1)
        .sub(e.expandDims(0))
        .square()
        .sum(2)
        .sqrt()
        .arraySync() as number[][];
      const pairs = (i: number, j: number) =>
        rowsOf(l, i).flatMap((n) =>
          rowsOf(l, j)
            .filter((m) => m !== n)
            .map((m) => d[n]![m]!),
        );
      return tf.tensor2d(
        Array.from({ length: classes }, (_, i) =>
          Array.from({ length: classes }, (__, j) => average(pairs(i, j))),
        ),
      );
    },
  ],
  'NaN where there is no pair': ['no-pair-nan', spoiled(({ totals, pairs }) => totals.div(pairs))],
  'a mean of nothing is NaN': [
    'no-pair-nan',
    entries((sims, i, j) => {
      const v = within(sims, i, j);
      return sum(v) / v.length;
    }),
  ],
  'NaN for a class of one only': [
    'no-pair-nan',
    entries((sims, i, j) => (i === j && sims.length === 1 ? NaN : average(within(sims, i, j)))),
  ],
  'a class of one is like itself': [
    'class-of-one-is-1',
    entries((sims, i, j) => (i === j && sims.length === 1 ? 1 : average(within(sims, i, j)))),
  ],
  'NaN from a row of zeros': [
    'zero-row-nan',
    (e, l, o) => right['loops over classes on plain numbers']!(e.div(e.norm(2, 1, true)), l, o),
  ],
  'epsilon of 0.001': [
    'epsilon-too-large',
    (e, l, { classes = 10 } = {}) => {
      const u = e.div(e.norm(2, 1, true).add(1e-3));
      const all = tf.matMul<M>(u, u, false, true).arraySync();
      const v = (i: number, j: number) =>
        rowsOf(l, i).flatMap((n) =>
          rowsOf(l, j)
            .filter((m) => m !== n)
            .map((m) => all[n]![m]!),
        );
      return tf.tensor2d(
        Array.from({ length: classes }, (_, i) =>
          Array.from({ length: classes }, (__, j) => average(v(i, j))),
        ),
      );
    },
  ],
  'class means, not normalised at all': [
    'centers-not-normalised',
    spoiled(({ s, n }) => {
      const c = s.div(n.maximum(1).expandDims(1));
      return tf.matMul(c, c, false, true);
    }, true),
  ],
  'divides by n − 1 for n(n − 1)': [
    'one-too-few',
    entries((sims, i, j) =>
      i === j ? sum(off(sims)) / Math.max(1, sims.length - 1) : average(sims.flat()),
    ),
  ],
  'divides by all pairs in the batch': [
    'divided-by-batch',
    spoiled(({ totals, n }) => totals.div(n.sum().square())),
  ],
  'takes the batch for sorted by class': [
    'labels-ignored',
    (e, l, o) => right['sums of unit vectors']!(e, Uint8Array.from(l).sort(), o),
  ],
  'sorts the labels it was given': [
    'labels-ignored',
    (e, l, o) => right['sums of unit vectors']!(e, l.sort(), o),
  ],
};
