import * as tf from '@tensorflow/tfjs';
import { cosines, unit, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'softmax of the logits': (images, prompts, { temperature = 0.01 } = {}) =>
    tf.tidy(() => tf.softmax(cosines(images, prompts).div(temperature))),
  'the largest taken off, then exponentials over their sum': (images, prompts, options) =>
    tf.tidy(() => {
      const logits = cosines(images, prompts).mul(1 / (options?.temperature ?? 0.01));
      const exps = logits.sub(logits.max(1, true)).exp();
      return exps.div(exps.sum(1, true));
    }),
  'the exponential of a log-softmax': (images, prompts, { temperature } = {}) =>
    tf.tidy(() => {
      const product = unit(images).matMul(unit(prompts).transpose());
      return product
        .div<tf.Tensor2D>(temperature ?? 0.01)
        .logSoftmax()
        .exp();
    }),
  'log-sum-exp subtracted': (images, prompts, { temperature = 0.01 } = {}) =>
    tf.tidy(() => {
      const logits = cosines(images, prompts).div(temperature);
      return logits.sub(tf.logSumExp(logits, 1, true)).exp();
    }),
};
