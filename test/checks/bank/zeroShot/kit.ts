import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (images: M, prompts: M, options?: { readonly temperature?: number }) => unknown;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): M => z.div(z.norm('euclidean', 1, true).add(1e-10));
/** Every picture with every prompt. */
export const cosines = (a: M, b: M): M => tf.matMul(unit(a), unit(b), false, true);

/** Finds the cosines, then does something with them. */
export const from =
  (finish: (sims: M, temperature: number) => unknown, fallback = 0.01): F =>
  (images, prompts, { temperature = fallback } = {}) =>
    tf.tidy(() => finish(cosines(images, prompts), temperature) as tf.Tensor);

/** Compares otherwise, then does all the rest as it should. */
export const comparedBy =
  (compare: (images: M, prompts: M) => tf.Tensor): F =>
  (images, prompts, { temperature = 0.01 } = {}) =>
    tf.tidy(() => tf.softmax(compare(images, prompts).div(temperature)));
