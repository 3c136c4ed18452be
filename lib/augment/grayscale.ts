import * as tf from '@tensorflow/tfjs';
import { picks, stream } from './chance';
import type { ChanceOptions } from './flip';
import { assertWithin } from './guards';
import { assertPictures } from '../shapes';

/** How much red, green and blue add to the brightness that the eye sees: ITU-R BT.601's luma. */
export const LUMA = [0.2989, 0.587, 0.114] as const;

/**
 * Takes the colour out of images, each with the same probability.
 *
 *     red = green = blue = 0.2989 red + 0.587 green + 0.114 blue
 *
 * @param images - [N, height, width, 3].
 * @returns The same shape; images that are not picked keep every bit.
 * @throws RangeError at another shape, or a probability outside [0, 1].
 */
export function grayscale(
  images: tf.Tensor4D,
  { seed, probability = 0.2 }: ChanceOptions,
): tf.Tensor4D {
  assertPictures('grayscale', images, 3);
  assertWithin('grayscale', [0, 1], { probability });
  const picked = picks(images.shape[0], probability, stream(seed, 'grayscale'));
  if (!picked.includes(true)) return images.clone();
  return tf.tidy(() => {
    const pixels = images.reshape<tf.Tensor3D>([picked.length, -1, 3]);
    const mixtures = tf.tensor3d(picked.map((isPicked) => (isPicked ? GRAY : SAME)));
    return tf.matMul(pixels, mixtures).reshape(images.shape);
  });
}

// What each channel adds to each: a picture is a product with either, in one op for all images.
const GRAY = LUMA.map((part) => [part, part, part]);
const SAME = LUMA.map((_, from) => LUMA.map((_part, to) => (from === to ? 1 : 0)));
