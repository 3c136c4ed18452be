import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { still, unit, type F, type M } from './kit';

/** Mistakes in where rows go. */
export const wrongPlaces: Record<string, Wrong<F>> = {
  'new keys in front': [
    'wrong-end',
    (q, k) => still(tf.concat([unit(k), q]).slice([0, 0], [q.shape[0], -1])),
  ],
  'cuts off the end': [
    'nothing-enters',
    (q, k) => still(tf.concat([q, unit(k)]).slice([0, 0], [q.shape[0], -1])),
  ],
  'cuts off nothing': ['queue-grows', (q, k) => still(tf.concat([q, unit(k)]))],
  'replaces the youngest': [
    'newest-dropped',
    (q, k) => {
      const n = Math.min(k.shape[0], q.shape[0]);
      const old = q.slice([0, 0], [q.shape[0] - n, -1]);
      return still(tf.concat([old, unit(k)]).slice([k.shape[0] - n, 0]));
    },
  ],
  'a ring buffer that never moves on': [
    'oldest-overwritten-in-place',
    (q, k) => {
      const n = Math.min(k.shape[0], q.shape[0]);
      const young = unit(k).slice([0, 0], [n, -1]);
      return still(tf.concat([young, q.slice([n, 0])]));
    },
  ],
  'keys in reverse': [
    'keys-reversed',
    (q, k) => still(tf.concat([q, unit(k).reverse(0)]).slice([k.shape[0], 0])),
  ],
  'queue in reverse': [
    'queue-reversed',
    (q, k) => still(tf.concat([q.reverse(0), unit(k)]).slice([k.shape[0], 0])),
  ],
  'the keys alone': ['keys-only', (_, k) => still(unit(k))],
  'shift once': ['one-leaves', (q, k) => still(tf.concat([q, unit(k)]).slice([1, 0]))],
  'slices the queue first': [
    undefined,
    (q, k) => {
      const rest = q.slice([k.shape[0], 0]);
      return still(tf.concat([rest, unit(k)]));
    },
  ],
  'the queue as it is': ['nothing-enters', (q: M) => still(q)],
};

/** Mistakes in what enters, and in how it is handed over. */
export const wrongForms: Record<string, Wrong<F>> = {
  'keys of any length': [
    'not-normalised',
    (q, k) => still(tf.concat([q, k]).slice([k.shape[0], 0])),
  ],
  'columns of length 1': [
    'columns-normalised',
    (q, k) => still(tf.concat([q, k.div<M>(tf.norm(k, 2, 0, true))]).slice([k.shape[0], 0])),
  ],
  'one length for all': [
    'whole-matrix-length',
    (q, k) => still(tf.concat([q, k.div<M>(tf.norm(k))]).slice([k.shape[0], 0])),
  ],
  'lengths as a row': [
    'keepdims-missing',
    (q, k) => still(tf.concat([q, k.div<M>(tf.norm(k, 2, 1))]).slice([k.shape[0], 0])),
  ],
  'no root': [
    'squared-lengths',
    (q, k) => {
      const squares = k.square().sum(1, true).add(1e-12);
      return still(tf.concat([q, k.div<M>(squares)]).slice([k.shape[0], 0]));
    },
  ],
  'NaN for zeros': [
    'zero-row-nan',
    (q, k) => still(tf.concat([q, k.div<M>(tf.norm(k, 2, 1, true))]).slice([k.shape[0], 0])),
  ],
  'no stop': ['gradient-flows', (q, k) => tf.concat([q, unit(k)]).slice([k.shape[0], 0])],
  'stops the keys only': [
    'gradient-flows',
    (q, k) => tf.concat([q, still(unit(k)) as M]).slice([k.shape[0], 0]),
  ],
  'a plain array': [
    'array',
    (q, k) =>
      tf
        .concat([q, unit(k)])
        .slice([k.shape[0], 0])
        .arraySync(),
  ],
  'changes nothing it returns': [
    'undefined',
    (q, k) => {
      tf.tidy(() => tf.concat([q, unit(k)]).slice([k.shape[0], 0]));
    },
  ],
  'keeps all queues': [
    'leak',
    (q, k) => tf.tidy(() => still(tf.keep(tf.concat([q, unit(k)])).slice([k.shape[0], 0]))),
  ],
  'key by key': [
    'loop',
    (q, k) => {
      let all: M = q;
      for (let i = 0; i < k.shape[0]; i++) {
        all = tf.concat([all, unit(k.slice([i, 0], [1, -1]))]).slice([1, 0]);
      }
      return still(all);
    },
  ],
  'every second key': [
    undefined,
    (q, k) =>
      still(tf.concat([q, unit(k), unit(k)]).slice([2 * k.shape[0] - 1, 0], [q.shape[0], -1])),
  ],
};
