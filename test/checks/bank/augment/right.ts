import * as tf from '@tensorflow/tfjs';
import * as lib from '../../../../lib';
import { grayOf, mask, mix, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'three steps of the library': (images, options) => {
    const {
      seed,
      flipProbability = 0.5,
      jitterProbability = 0.8,
      grayscaleProbability = 0.2,
      ...strength
    } = options;
    return tf.tidy(() => {
      const mirrored = lib.flip(images, { seed, probability: flipProbability });
      const jittered = lib.colourJitter(mirrored, {
        ...strength,
        seed,
        probability: jitterProbability,
      });
      return lib.grayscale(jittered, { seed, probability: grayscaleProbability });
    });
  },
  'nested, with seeds of its own for each step': (images, options) =>
    tf.tidy(() =>
      lib.grayscale(
        lib.colourJitter(
          lib.flip(images, {
            seed: options.seed + 11,
            probability: options.flipProbability ?? 0.5,
          }),
          {
            brightness: options.brightness ?? 0.8,
            contrast: options.contrast ?? 0.8,
            saturation: options.saturation ?? 0.8,
            hue: options.hue ?? 0.2,
            seed: options.seed + 22,
            probability: options.jitterProbability ?? 0.8,
          },
        ),
        { seed: options.seed + 33, probability: options.grayscaleProbability ?? 0.2 },
      ),
    ),
  'the flip last, for it meets no other step': (
    images,
    { seed, flipProbability, jitterProbability, grayscaleProbability, ...rest },
  ) => {
    const a = lib.colourJitter(images, { ...rest, seed, probability: jitterProbability ?? 0.8 });
    const b = lib.grayscale(a, { seed, probability: grayscaleProbability ?? 0.2 });
    const c = lib.flip(b, { seed, probability: flipProbability ?? 0.5 });
    a.dispose();
    b.dispose();
    return c;
  },
  'flip and gray by masks of its own draws': (images, options) => {
    const {
      seed,
      flipProbability = 0.5,
      jitterProbability = 0.8,
      grayscaleProbability = 0.2,
      ...strength
    } = options;
    const random = lib.uniforms(seed);
    const [count] = images.shape;
    return tf.tidy(() => {
      const flips = mask(count, () => random() < flipProbability);
      const mirrored = mix(flips, images.reverse(2), images);
      const jittered = lib.colourJitter(mirrored, {
        ...strength,
        seed,
        probability: jitterProbability,
      });
      const grays = mask(count, () => random() < grayscaleProbability);
      return mix(grays, grayOf(jittered), jittered);
    });
  },
  'the library’s own': (images, options) => lib.augment(images, options),
};
