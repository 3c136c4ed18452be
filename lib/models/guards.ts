import type * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';

/**
 * Throws unless every named size is a whole number above 0.
 *
 * @throws RangeError naming the first that is not.
 */
export function assertSizes(caller: string, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!(Number.isInteger(size) && size > 0)) {
      throw new RangeError(`${caller}: ${name} is ${size}; it must be a whole number above 0.`);
    }
  }
}

/**
 * Images, or embeddings, as rows of `inputDim` numbers: [N, …] → [N, inputDim].
 *
 * @throws RangeError naming the shape of images that do not fit.
 */
export function rowsOf(caller: string, images: tf.Tensor, inputDim: number): tf.Tensor2D {
  const { shape, size } = images;
  if (shape.length < 2 || size !== shape[0] * inputDim) {
    throw new RangeError(
      `${caller}: images are ${formatShape(shape)}; each must have ${inputDim} numbers, [N, ${inputDim}].`,
    );
  }
  return shape.length === 2 ? (images as tf.Tensor2D) : images.reshape([-1, inputDim]);
}

/**
 * Throws unless images are [N, height, width, channels].
 *
 * @throws RangeError naming their shape.
 */
export function assertPictures(
  caller: string,
  images: tf.Tensor,
  channels: number,
): asserts images is tf.Tensor4D {
  const { shape } = images;
  if (shape.length !== 4 || shape[3] !== channels || shape[1] === 0 || shape[2] === 0) {
    throw new RangeError(
      `${caller}: images are ${formatShape(shape)}; they must be [N, height, width, ${channels}].`,
    );
  }
}
