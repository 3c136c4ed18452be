import * as tf from '@tensorflow/tfjs';
import { sinkhorn, stopGradient } from '../../../../lib';
import { constant, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (scores, options) => sinkhorn(scores, options),
  'log-sum-exp, columns then rows': (scores, { iterations = 3, epsilon = 0.05 } = {}) =>
    tf.tidy(() => {
      let log: tf.Tensor = stopGradient(scores).div(epsilon);
      for (let i = 0; i < iterations; i++) {
        log = log.sub(tf.logSumExp(log, 0, true));
        log = log.sub(tf.logSumExp(log, 1, true));
      }
      return log.exp();
    }),
  'the last rows by softmax': (scores, options) => {
    const { iterations = 3, epsilon = 0.05 } = options ?? {};
    let log: tf.Tensor = constant(scores).div(epsilon);
    for (let i = 1; i <= iterations; i++) {
      if (i > 1) log = tf.logSoftmax(log);
      log = tf.sub(log, log.logSumExp(0).expandDims(0));
    }
    return tf.softmax(log, -1);
  },
  'transposed, with the shares of the paper': (scores, { iterations = 3, epsilon = 0.05 } = {}) =>
    tf.tidy(() => {
      const [n, k] = scores.shape;
      let log: tf.Tensor = stopGradient(scores.transpose()).div(epsilon); // [K, N]
      log = log.sub(log.logSumExp());
      for (let i = 0; i < iterations; i++) {
        log = log.sub(log.logSumExp(1, true)).sub(Math.log(k));
        log = log.sub(log.logSumExp(0, true)).sub(Math.log(n));
      }
      return log.add(Math.log(n)).exp().transpose();
    }),
  'two potentials, stopped at the end': (scores, { iterations = 3, epsilon = 0.05 } = {}) =>
    tf.tidy(() => {
      const cost = scores.div(epsilon);
      let f: tf.Tensor = tf.zeros([scores.shape[0], 1]);
      let g: tf.Tensor = tf.zeros([1, scores.shape[1]]);
      for (let i = 0; i < iterations; i++) {
        g = tf.logSumExp(cost.add(f), 0, true).neg();
        f = tf.logSumExp(cost.add(g), 1, true).neg();
      }
      return stopGradient(cost.add(f).add(g).exp());
    }),
};
