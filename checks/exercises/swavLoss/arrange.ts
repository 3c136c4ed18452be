import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../submission';

/** A submission whose option `assign`, a number in the inputs, is a softmax at that temperature. */
export const arrange =
  (submission: Submission): Submission =>
  (...args) => {
    const { assign: width, ...rest } = args[3] as Readonly<Record<string, number>>;
    if (width === undefined) return submission(...args);
    const assign = (scores: tf.Tensor2D) => tf.tidy(() => tf.softmax(scores.div(width)));
    return submission(...args.slice(0, 3), { ...rest, assign });
  };
