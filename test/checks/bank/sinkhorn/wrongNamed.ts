import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { both, constant, looped, toOne, type F } from './kit';

/** Wrong sums. */
export const wrongSums: Record<string, Wrong<F>> = {
  'a softmax': ['rows-only', (s, o) => tf.softmax(constant(s).div(o?.epsilon ?? 0.05))],
  'rows in every iteration, no columns': ['rows-only', looped((log) => toOne(log, 1))],
  'columns only': ['columns-only', looped((log) => toOne(log, 0))],
  'rows, then columns': ['columns-last', looped((log) => toOne(toOne(log, 1), 0))],
  'rows, then columns to N/K': [
    'columns-last',
    looped(
      (log) => toOne(toOne(log, 1), 0),
      (log) => log.exp().mul(log.shape[0] / log.shape[1]!),
    ),
  ],
  'sums to 1 altogether': ['whole-table', looped(both, (log) => log.exp().div(log.shape[0]))],
  'no exp at the end': ['log-returned', looped(both, (log) => log.clone())],
  'one-hot at the end': [
    'hardened',
    looped(both, (log) => tf.oneHot(log.argMax(1), log.shape[1]!).toFloat()),
  ],
};

/** Epsilon and iterations. */
export const wrongOptions: Record<string, Wrong<F>> = {
  'no epsilon': ['epsilon-forgotten', (s, o) => looped(both)(s, { ...o, epsilon: 1 })],
  'times epsilon': [
    'epsilon-multiplied',
    (s, { epsilon = 0.05, ...o } = {}) => looped(both)(s, { ...o, epsilon: 1 / epsilon }),
  ],
  'epsilon from the paper': ['epsilon-fixed', (s, o) => looped(both)(s, { ...o, epsilon: 0.05 })],
  'default 0.1, as for the temperature': [
    'default-epsilon',
    (s, o) => looped(both)(s, { epsilon: 0.1, ...o }),
  ],
  'no loop': ['one-iteration', (s, o) => looped(both)(s, { ...o, iterations: 1 })],
  'three times': ['iterations-fixed', (s, o) => looped(both)(s, { ...o, iterations: 3 })],
  'one iteration too many': [
    'iterations-off-by-one',
    (s, { epsilon = 0.05, iterations = 3 } = {}) => {
      let log = constant(s).div(epsilon);
      for (let i = 0; i <= iterations; i++) log = both(log);
      return log.exp();
    },
  ],
};

/** Right for cosines, and overflowing beyond. */
export const wrongNumerics: Record<string, Wrong<F>> = {
  'as the paper’s code has it': [
    'exp-overflow',
    (s, { epsilon = 0.05, iterations = 3 } = {}) => {
      let q = constant(s).div(epsilon).exp();
      for (let i = 0; i < iterations; i++) {
        q = q.div(q.sum(0, true));
        q = q.div(q.sum(1, true));
      }
      return q;
    },
  ],
  'less the largest of all': [
    'exp-overflow',
    (s, { epsilon = 0.05, iterations = 3 } = {}) => {
      const log = constant(s).div(epsilon);
      let q = log.sub(log.max()).exp();
      for (let i = 0; i < iterations; i++) {
        q = q.div(q.sum(0, true));
        q = q.div(q.sum(1, true));
      }
      return q;
    },
  ],
  'a gradient that goes on': [
    'gradient-not-stopped',
    (s, { epsilon = 0.05, iterations = 3 } = {}) => {
      let log: tf.Tensor = s.div(epsilon);
      for (let i = 0; i < iterations; i++) log = both(log);
      return log.exp();
    },
  ],
};
