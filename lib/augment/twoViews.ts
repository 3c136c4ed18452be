import type * as tf from '@tensorflow/tfjs';
import { augment, type AugmentOptions } from './augment';
import { stream } from './chance';

/**
 * Two views of each image, drawn independently: a positive pair.
 *
 * @param images - [N, height, width, 3], in [0, 1].
 * @returns First and second views, each of the shape of `images`; rows i belong together. The
 *   caller disposes both.
 * @throws RangeError at another shape, or an option outside its range.
 * @see Chen et al. 2020, section 2.1. https://arxiv.org/abs/2002.05709
 */
export function twoViews(
  images: tf.Tensor4D,
  { seed, ...options }: AugmentOptions,
): [tf.Tensor4D, tf.Tensor4D] {
  const random = stream(seed, 'views');
  const view = () => augment(images, { ...options, seed: Math.floor(random() * 2 ** 32) });
  return [view(), view()];
}
