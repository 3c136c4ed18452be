import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { both, constant, looped, toOne, type F, type M } from './kit';

/** Mistakes that no list holds, and right numbers handed over in the wrong way. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'means in place of sums of exponentials': [
    undefined,
    looped((log) => {
      const columns = log.sub(log.mean(0, true));
      return columns.sub(columns.mean(1, true));
    }),
  ],
  'columns in the first iteration only': [
    'one-iteration',
    looped((log, i) => toOne(i === 0 ? toOne(log, 0) : log, 1)),
  ],
  'logarithms divided by their sums': [
    undefined,
    looped((log) => log.div(log.sum(0, true)).div(log.sum(1, true))),
  ],
  'rounded to three decimals': [
    undefined,
    looped(both, (log) => log.exp().mul(1000).round().div(1000)),
  ],
  'one column too few': [
    undefined,
    looped((log) => toOne(tf.concat([toOne(log, 0).slice([0, 0], [-1, 1]), log.slice([0, 1])], 1), 1)), // prettier-ignore
  ],
  'the paper’s [K, N]': ['shape', looped(both, (log) => log.exp().transpose())],
  'an array': ['array', (s, o) => (looped(both)(s, o) as M).arraySync()],
  'no return': [
    'undefined',
    (s) => {
      tf.tidy(() => looped(both)(s) as M);
    },
  ],
  'read out and put back': [
    'no-gradient',
    (s, o) => tf.tensor2d((looped(both)(s, o) as M).arraySync()),
  ],
  'picture by picture': [
    'loop',
    (s, { epsilon = 0.05, iterations = 3 } = {}) => {
      let log = constant(s).div<M>(epsilon);
      for (let i = 0; i < iterations; i++) {
        const columns = toOne(log, 0);
        const rows = [];
        for (let n = 0; n < s.shape[0]; n++) rows.push(toOne(columns.slice([n, 0], [1, -1]), 1));
        log = tf.concat(rows) as M;
      }
      return log.exp();
    },
  ],
  'keeps a tensor in every iteration': ['leak', looped((log) => tf.keep(both(log)).clone())],
};
