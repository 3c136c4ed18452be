import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix, sinkhorn, swavLoss } from '../../../../lib';
import { swav, unit, type F, type M } from './kit';

const stopped: F = swav({
  assign: (scores) => {
    const stopped = tf.customGrad((x) => ({
      value: (x as tf.Tensor).clone(),
      gradFunc: (dy: tf.Tensor) => dy.mul(0),
    }))(scores);
    let log: tf.Tensor = stopped.mul(20);
    for (let i = 0; i < 3; i++) {
      log = log.sub(log.logSumExp(0, true));
      log = log.sub(log.logSumExp(1, true));
    }
    return log.exp();
  },
  scores: (z, c) => {
    const length = (x: tf.Tensor) => x.square().sum(1, true).add(1e-14).sqrt();
    return tf.matMul(z.div<M>(length(z)), unit(c), false, true);
  },
});

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (z1, z2, prototypes, options) => swavLoss(z1, z2, prototypes, options),
  'half and half': swav({}),
  'step by step, with a log-sum-exp': (z1, z2, prototypes, { temperature = 0.1, assign = sinkhorn } = {}) =>
    tf.tidy(() => {
      const s1 = cosineSimilarityMatrix(z1, prototypes);
      const s2 = cosineSimilarityMatrix(z2, prototypes);
      const [q1, q2] = [assign(s1), assign(s2)];
      const [l1, l2] = [s1.div(temperature), s2.div(temperature)];
      const log1 = l1.sub(tf.logSumExp(l1, 1, true));
      const log2 = l2.sub(tf.logSumExp(l2, 1, true));
      return tf.addN([q1.mul(log2), q2.mul(log1)]).sum().div(-2 * z1.shape[0]);
    }), // prettier-ignore
  'one softmax cross entropy over both views': (z1, z2, prototypes, options) =>
    tf.tidy(() => {
      const all = cosineSimilarityMatrix(tf.concat([z1, z2]), prototypes);
      const [s1, s2] = tf.split(all, 2) as [M, M];
      const { assign = sinkhorn } = options ?? {};
      const targets = tf.concat([assign(s2), assign(s1)]);
      return tf.losses.softmaxCrossEntropy(targets, all.div(options?.temperature ?? 0.1));
    }),
  'its own Sinkhorn, stopped': (z1, z2, prototypes, options) =>
    (options?.assign ? swav({}) : stopped)(z1, z2, prototypes, options),
};
