import * as tf from '@tensorflow/tfjs';
import * as lib from '../../../../lib';

/** Pictures, [N, height, width, 3]. */
export type P = tf.Tensor4D;
/** The last argument. */
export type Options = lib.AugmentOptions;
/** What the exercise asks for. */
export type F = (images: P, options: Options) => unknown;

/** The options with their defaults, and the strengths apart. */
export const taken = ({
  seed,
  flipProbability = 0.5,
  jitterProbability = 0.8,
  grayscaleProbability = 0.2,
  ...strength
}: Options) => ({
  seed,
  flip: flipProbability,
  jitter: jitterProbability,
  gray: grayscaleProbability,
  strength,
});

/** Starts from the right chain, and spoils the options it works with. */
export const withOptions =
  (change: (t: ReturnType<typeof taken>) => Partial<ReturnType<typeof taken>>): F =>
  (images, options) => {
    const right = taken(options);
    const { seed, flip, jitter, gray, strength } = { ...right, ...change(right) };
    return tf.tidy(() => {
      const mirrored = lib.flip(images, { seed, probability: flip });
      const coloured = lib.colourJitter(mirrored, { ...strength, seed, probability: jitter });
      return lib.grayscale(coloured, { seed, probability: gray });
    });
  };

/** 1 where a picture is picked, [N, 1, 1, 1]. */
export const mask = (count: number, holds: (n: number) => boolean): P =>
  tf.tensor4d(
    Array.from({ length: count }, (_, n) => (holds(n) ? 1 : 0)),
    [count, 1, 1, 1],
  );

/** Where the mask is 1 the one, elsewhere the other. */
export const mix = (where: P, yes: tf.Tensor, no: tf.Tensor): P =>
  yes.mul(where).add(no.mul(tf.sub(1, where)));

/** Gray by weights of the channels. */
export const grayOf = (images: P, weights = [0.2989, 0.587, 0.114]): tf.Tensor =>
  tf.tile(images.mul(tf.tensor1d(weights)).sum(3, true), [1, 1, 1, 3]);
