import * as tf from '@tensorflow/tfjs';
import { changeWhere, picks, stream } from './chance';
import { assertWithin } from './guards';
import { assertPictures } from '../shapes';

/** How often something happens to an image, and to which. */
export interface ChanceOptions {
  readonly seed: number;
  /** Of each image, independently of the others. */
  readonly probability?: number;
}

/**
 * Mirrors images, left to right, each with the same probability.
 *
 * @param images - [N, height, width, 3].
 * @returns The same shape; images that are not picked keep every bit.
 * @throws RangeError at another shape, or a probability outside [0, 1].
 */
export function flip(images: tf.Tensor4D, { seed, probability = 0.5 }: ChanceOptions): tf.Tensor4D {
  assertPictures('flip', images, 3);
  assertWithin('flip', [0, 1], { probability });
  const picked = picks(images.shape[0], probability, stream(seed, 'flip'));
  return changeWhere(picked, images, mirrored);
}

// As [rows, width, 3], which TensorFlow reverses three times as fast as four axes.
function mirrored(images: tf.Tensor4D): tf.Tensor4D {
  const rows = images.reshape<tf.Tensor3D>([-1, images.shape[2], 3]);
  return tf.reverse3d(rows, 1).reshape(images.shape);
}
