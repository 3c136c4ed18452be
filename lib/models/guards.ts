import type * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';

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
