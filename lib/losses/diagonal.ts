import * as tf from '@tensorflow/tfjs';

/**
 * A matrix with one value on its diagonal, made of numbers instead of ops: in a compiled step it is
 * a constant.
 *
 * @returns [size, size]
 */
export function diagonal(size: number, value: number): tf.Tensor2D {
  const matrix = tf.buffer([size, size]);
  for (let i = 0; i < size; i += 1) matrix.set(value, i, i);
  return matrix.toTensor() as tf.Tensor2D;
}
