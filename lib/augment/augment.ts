import * as tf from '@tensorflow/tfjs';
import { colourJitter } from './colourJitter';
import { crop } from './crop';
import type { CropRange } from './cropBox';
import { flip } from './flip';
import { grayscale } from './grayscale';
import { assertWithin } from './guards';
import type { ColourStrength } from './jitterDraw';
import { assertPictures } from '../shapes';

/** What may happen to an image, how often and how far. */
export interface AugmentOptions extends ColourStrength {
  readonly seed: number;
  /** What may be cut out; `{}` takes the usual ranges. Without it images stay whole. */
  readonly crop?: CropRange;
  readonly flipProbability?: number;
  /** That the colours of an image are changed, by strengths of `colourJitter`. */
  readonly jitterProbability?: number;
  readonly grayscaleProbability?: number;
}

/**
 * SimCLR's recipe: a view that still shows what the image shows.
 *
 *     [crop, then] flip with probability 0.5, colour jitter with 0.8, gray with 0.2
 *
 * Every image draws its own; the order of the colour changes is one for the batch.
 *
 * @param images - [N, height, width, 3], in [0, 1].
 * @returns Views of the same shape, in [0, 1]. Row i is a view of image i.
 * @throws RangeError at another shape, or an option outside its range.
 * @see Chen et al. 2020, appendix A. https://arxiv.org/abs/2002.05709
 */
export function augment(images: tf.Tensor4D, options: AugmentOptions): tf.Tensor4D {
  const { seed, crop: range, ...rest } = options;
  const { flipProbability = 0.5, jitterProbability = 0.8, grayscaleProbability = 0.2 } = rest;
  assertPictures('augment', images, 3);
  const probabilities = { flipProbability, jitterProbability, grayscaleProbability };
  assertWithin('augment', [0, 1], probabilities);
  return tf.tidy(() => {
    const part = range ? crop(images, { ...range, seed }) : images;
    const mirrored = flip(part, { seed, probability: flipProbability });
    const colours = { ...rest, seed, probability: jitterProbability };
    return grayscale(colourJitter(mirrored, colours), { seed, probability: grayscaleProbability });
  });
}
