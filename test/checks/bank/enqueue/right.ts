import * as tf from '@tensorflow/tfjs';
import { enqueue, l2Normalize, stopGradient } from '../../../../lib';
import type { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (queue, keys) => enqueue(queue, keys),
  'the last K rows': (queue, keys) =>
    tf.tidy(() => {
      const [k] = queue.shape;
      const all = tf.concat([queue, l2Normalize(keys)]);
      return stopGradient(all.slice([all.shape[0] - k, 0], [k, -1]));
    }),
  'the rest and the last of the keys': (queue, keys) =>
    tf.tidy(() => {
      const [k] = queue.shape;
      const n = Math.min(keys.shape[0], k);
      const young = stopGradient(l2Normalize(keys)).slice([keys.shape[0] - n, 0]);
      return n === k ? young : tf.concat([stopGradient(queue).slice([n, 0]), young]);
    }),
  'cut off by reading it out, without tidy': (queue, keys) => {
    const lengths = tf.maximum(tf.norm(keys, 2, 1, true), 1e-12);
    const all = tf.concat([queue, keys.div(lengths)]).arraySync() as number[][];
    return tf.tensor2d(all.slice(-queue.shape[0]));
  },
  'everything at length 1': (queue, keys) =>
    tf.tidy(() => stopGradient(l2Normalize(tf.concat([queue, keys])).slice([keys.shape[0]]))),
};
