import * as tf from '@tensorflow/tfjs';
import * as lib from '../../../../lib';
import type { Wrong } from '../bank';
import { grayOf, mask, mix, taken, withOptions, type F } from './kit';

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'no flip': ['flip-missing', withOptions(() => ({ flip: 0 }))],
  'forgets the jitter': [
    'jitter-missing',
    (images, { seed, flipProbability = 0.5, grayscaleProbability = 0.2 }) =>
      tf.tidy(() =>
        lib.grayscale(lib.flip(images, { seed, probability: flipProbability }), {
          seed,
          probability: grayscaleProbability,
        }),
      ),
  ],
  'forgets the grayscale': ['gray-missing', withOptions(() => ({ gray: 0 }))],
  'reverses every picture': [
    'flip-always',
    (images, options) =>
      tf.tidy(() => {
        const { seed, jitter, gray, strength } = taken(options);
        const jittered = lib.colourJitter(images.reverse(2), {
          ...strength,
          seed,
          probability: jitter,
        });
        return lib.grayscale(jittered, { seed, probability: gray });
      }),
  ],
  'jitters every picture': ['jitter-always', withOptions(() => ({ jitter: 1 }))],
  'makes every picture gray': ['gray-always', withOptions(() => ({ gray: 1 }))],
  'flips without passing the probability': [
    'flip-probability-ignored',
    (images, options) =>
      tf.tidy(() => {
        const { seed, jitter, gray, strength } = taken(options);
        const jittered = lib.colourJitter(lib.flip(images, { seed }), {
          ...strength,
          seed,
          probability: jitter,
        });
        return lib.grayscale(jittered, { seed, probability: gray });
      }),
  ],
  'jitters without passing the probability': [
    'jitter-probability-ignored',
    withOptions(() => ({ jitter: 0.8 })),
  ],
  'grays without passing the probability': [
    'gray-probability-ignored',
    withOptions(() => ({ gray: 0.2 })),
  ],
  'only the seed is passed': [
    'probabilities-ignored',
    withOptions(() => ({ flip: 0.5, jitter: 0.8, gray: 0.2 })),
  ],
  'defaults by ||': [
    'zero-taken-for-missing',
    withOptions(({ flip, jitter, gray }) => ({
      flip: flip || 0.5,
      jitter: jitter || 0.8,
      gray: gray || 0.2,
    })),
  ],
  'every step on the images, the last returned': [
    'one-step-only',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        lib.flip(images, { seed, probability: flip });
        lib.colourJitter(images, { ...strength, seed, probability: jitter });
        return lib.grayscale(images, { seed, probability: gray });
      }),
  ],
  'returns the first step': [
    'one-step-only',
    (images, options) =>
      tf.tidy(() => lib.flip(images, { seed: options.seed, probability: taken(options).flip })),
  ],
  'leaves the strengths out': ['strength-ignored', withOptions(() => ({ strength: {} }))],
  'flips with the jitter’s probability': [
    'probabilities-swapped',
    withOptions(({ flip, jitter }) => ({ flip: jitter, jitter: flip })),
  ],
  'grays with the jitter’s probability': [
    'probabilities-swapped',
    withOptions(({ jitter, gray }) => ({ gray: jitter, jitter: gray })),
  ],
  'grays with the flip’s probability': [
    'probabilities-swapped',
    withOptions(({ flip, gray }) => ({ gray: flip, flip: gray })),
  ],
  'one minus each probability': [
    'probabilities-inverted',
    withOptions(({ flip, jitter, gray }) => ({
      flip: 1 - flip,
      jitter: 1 - jitter,
      gray: 1 - gray,
    })),
  ],
  'gray first': [
    'gray-before-jitter',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const grayed = lib.grayscale(images, { seed, probability: gray });
        const jittered = lib.colourJitter(grayed, { ...strength, seed, probability: jitter });
        return lib.flip(jittered, { seed, probability: flip });
      }),
  ],
  'the mean of the channels as gray': [
    'gray-by-mean',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const mirrored = lib.flip(images, { seed, probability: flip });
        const jittered = lib.colourJitter(mirrored, { ...strength, seed, probability: jitter });
        const random = lib.uniforms(seed + 5);
        const where = mask(images.shape[0], () => random() < gray);
        return mix(where, grayOf(jittered, [1 / 3, 1 / 3, 1 / 3]), jittered);
      }),
  ],
  'reverses the rows': [
    'upside-down',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const random = lib.uniforms(seed + 5);
        const where = mask(images.shape[0], () => random() < flip);
        const turned = mix(where, images.reverse(1), images);
        const jittered = lib.colourJitter(turned, { ...strength, seed, probability: jitter });
        return lib.grayscale(jittered, { seed, probability: gray });
      }),
  ],
  'seed 0 written in': ['seed-ignored', withOptions(() => ({ seed: 0 }))],
  'a seed from a counter outside': ['not-repeatable', counting()],
  'one draw a picture for flip and gray': [
    'one-draw-for-all-steps',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const random = lib.uniforms(seed);
        const draws = Array.from({ length: images.shape[0] }, random);
        const mirrored = mix(
          mask(draws.length, (n) => draws[n]! < flip),
          images.reverse(2),
          images,
        );
        const jittered = lib.colourJitter(mirrored, { ...strength, seed, probability: jitter });
        return mix(
          mask(draws.length, (n) => draws[n]! < gray),
          grayOf(jittered),
          jittered,
        );
      }),
  ],
  'one coin for all flips of a batch': [
    'one-draw-for-the-batch',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const mirrored = lib.uniforms(seed)() < flip ? images.reverse(2) : images;
        const jittered = lib.colourJitter(mirrored, { ...strength, seed, probability: jitter });
        return lib.grayscale(jittered, { seed, probability: gray });
      }),
  ],
  'a coin for each step of a batch': [
    'one-draw-for-the-batch',
    (images, options) =>
      tf.tidy(() => {
        const { seed, flip, jitter, gray, strength } = taken(options);
        const random = lib.uniforms(seed);
        let views = images;
        if (random() < flip) views = views.reverse(2);
        if (random() < jitter)
          views = lib.colourJitter(views, { ...strength, seed, probability: 1 });
        return random() < gray ? lib.grayscale(views, { seed, probability: 1 }) : views.clone();
      }),
  ],
};

function counting(): F {
  let count = 0;
  return (images, options) => {
    count += 1;
    return withOptions(() => ({ seed: count }))(images, options);
  };
}
