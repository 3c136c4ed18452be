import * as tf from '@tensorflow/tfjs';
import { byolLoss, cosineSimilarity, stopGradient } from '../../../../lib';
import type { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (prediction, target) => byolLoss(prediction, target),
  'mean first, then 2 − 2 cos': (p, t) =>
    tf.tidy(() => tf.sub(2, cosineSimilarity(p, stopGradient(t)).mean().mul(2))),
  'a quotient, without tidy': (p, t) => {
    const target = stopGradient(t);
    const length = (z: tf.Tensor) => z.square().sum(1).add(1e-12).sqrt();
    const cosines = p
      .mul(target)
      .sum(1)
      .div(length(p).mul(length(target)));
    return cosines.mul(-2).add(2).mean();
  },
  'the target read out': (p, t) =>
    tf.tidy(() => tf.sub(2, cosineSimilarity(p, tf.tensor2d(t.arraySync())).mul(2)).mean()),
};
