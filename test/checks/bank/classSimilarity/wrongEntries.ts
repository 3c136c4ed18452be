import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import {
  cosines,
  rowsOf,
  entries,
  average,
  off,
  within,
  type M,
  type Options,
  type F,
} from './kit';
import { right } from './right';

/** Mistakes in the entries that a check should name. */
export const wrongEntries: Record<string, Wrong<F>> = {
  'only within': ['only-within', entries((sims, i, j) => (i === j ? average(off(sims)) : 0))],
  'only between': ['only-between', entries((sims, i, j) => (i === j ? 0 : average(sims.flat())))],
  'upper half': [
    'upper-triangle',
    entries((sims, i, j) => (i <= j ? average(within(sims, i, j)) : 0)),
  ],
  'lower half': [
    'lower-triangle',
    entries((sims, i, j) => (i >= j ? average(within(sims, i, j)) : 0)),
  ],
  'between means against everything else': [
    'one-against-rest',
    (embeddings: M, labels: Uint8Array, { classes = 10 }: Options = {}) => {
      const all = tf.tidy(() => cosines(embeddings).arraySync());
      const mean = (i: number, same: boolean) =>
        average(
          rowsOf(labels, i).flatMap((n) =>
            all[n]!.filter((_, m) => m !== n && (labels[m] === i) === same),
          ),
        );
      return tf.tensor2d(
        Array.from({ length: classes }, (_, i) =>
          Array.from({ length: classes }, (__, j) => mean(i, i === j)),
        ),
      );
    },
  ],
  'between includes the same class': [
    'classes-merged',
    (embeddings: M, labels: Uint8Array, { classes = 10 }: Options = {}) => {
      const all = tf.tidy(() => cosines(embeddings).arraySync());
      const entry = (i: number, j: number) => {
        const rows = [...new Set([...rowsOf(labels, i), ...rowsOf(labels, j)])];
        return average(rows.flatMap((n) => rows.filter((m) => m !== n).map((m) => all[n]![m]!)));
      };
      return tf.tensor2d(
        Array.from({ length: classes }, (_, i) =>
          Array.from({ length: classes }, (__, j) => entry(i, j)),
        ),
      );
    },
  ],
  'always ten classes': [
    'ten-classes-fixed',
    (e, l) => right['sums of unit vectors']!(e, l, { classes: 10 }),
  ],
  'only the classes that occur': [
    'present-classes-only',
    (e, l) => {
      const present = [...new Set(l)].sort((a, b) => a - b);
      const renamed = Uint8Array.from(l, (c) => present.indexOf(c));
      return right['loops over classes on plain numbers']!(e, renamed, { classes: present.length });
    },
  ],
  'NaN all along the diagonal': [
    'diagonal-nan',
    entries((sims, i, j) => (i === j ? NaN : average(sims.flat()))),
  ],
  'each pair once, in the order of the batch': [
    'later-rows-only',
    (e, l, { classes = 10 } = {}) => {
      const all = tf.tidy(() => cosines(e).arraySync());
      const totals = tf.buffer([classes, classes]);
      const counts = tf.buffer([classes, classes]);
      for (let n = 0; n < l.length; n++) {
        for (let m = n + 1; m < l.length; m++) {
          const [i, j] = [l[n]!, l[m]!];
          totals.set(totals.get(i, j) + all[n]![m]!, i, j);
          counts.set(counts.get(i, j) + 1, i, j);
        }
      }
      return totals.toTensor().div(counts.toTensor().maximum(1));
    },
  ],
};
