import * as tf from '@tensorflow/tfjs';
import { infoNce } from '../../../../lib';
import { cosines, oneByOne, surprise, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'infoNce for each temperature': (q, p, n, temperatures) =>
    tf.stack(temperatures.arraySync().map((temperature) => infoNce(q, p, n, { temperature }))),
  'similarities once, then one by one': oneByOne((sims, t) => surprise(sims.div(t)).mean()),
  'temperatures along an axis of their own': (q, p, n, temperatures) =>
    tf.tidy(() => {
      const logits = cosines(q, p, n).div(temperatures.reshape([-1, 1, 1]));
      const first = logits.slice([0, 0, 0], [-1, -1, 1]).squeeze([2]);
      return tf.logSumExp(logits, 2).sub(first).mean(1);
    }),
  'log-softmax over the last axis': (q, p, n, temperatures) =>
    tf.tidy(() => {
      const logits = cosines(q, p, n).div(temperatures.expandDims(1).expandDims(1));
      return tf.logSoftmax(logits, -1).slice([0, 0, 0], [-1, -1, 1]).mean([1, 2]).neg();
    }),
};
