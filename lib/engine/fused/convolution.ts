import * as tf from '@tensorflow/tfjs';

/**
 * A 2-D convolution, padded with half a filter of zeros on every side, as PyTorch pads.
 *
 * Where the filter has one place only, most of it may lie over the padding: a 3 × 3 filter on one
 * pixel. What sees nothing but zeros is cut off then, which leaves a product of matrices.
 *
 * @param x - [N, height, width, inputs].
 * @param filter - [size, size, inputs, outputs]; `size` is odd.
 * @returns [N, ⌈height / stride⌉, ⌈width / stride⌉, outputs].
 */
export function convolution(x: tf.Tensor4D, filter: tf.Tensor4D, stride: number): tf.Tensor4D {
  const [, height, width] = x.shape;
  const [size, , inputs, outputs] = filter.shape;
  const padding = (size - 1) / 2;
  if (Math.max(height, width) > stride || padding === 0) {
    return tf.conv2d(x, filter, stride, padding);
  }
  const seen = (length: number): number => Math.min(length, size - padding);
  const middle = filter.slice(
    [padding, padding, 0, 0],
    [seen(height), seen(width), inputs, outputs],
  );
  return tf.conv2d(x, middle, stride, 'valid');
}
