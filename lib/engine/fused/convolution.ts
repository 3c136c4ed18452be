import * as tf from '@tensorflow/tfjs';

/**
 * A 2-D convolution, padded with half a filter of zeros on every side, as PyTorch pads.
 *
 * Where every place of the result sees the whole image, as 3 × 3 filters do on 2 × 2 pixels, each
 * place is a product of matrices: the image times what of the filter lies over it. Half of the
 * filter's work would be on zeros otherwise.
 *
 * @param x - [N, height, width, inputs].
 * @param filter - [size, size, inputs, outputs]; `size` is odd.
 * @returns [N, ⌈height / stride⌉, ⌈width / stride⌉, outputs].
 */
export function convolution(x: tf.Tensor4D, filter: tf.Tensor4D, stride: number): tf.Tensor4D {
  const [count, height, width, inputs] = x.shape;
  const [size, , , outputs] = filter.shape;
  const padding = (size - 1) / 2;
  const tops = startsOf(height, size, stride);
  const lefts = startsOf(width, size, stride);
  if (!areInside(tops, size - height) || !areInside(lefts, size - width)) {
    return tf.conv2d(x, filter, stride, padding);
  }
  const images = x.reshape<tf.Tensor2D>([count, height * width * inputs]);
  const places = tops.flatMap((top) =>
    lefts.map((left) => {
      const over = filter.slice([top, left, 0, 0], [height, width, inputs, outputs]);
      return tf.matMul(images, over.reshape<tf.Tensor2D>([-1, outputs])); // [N, outputs]
    }),
  );
  return tf.concat(places, 1).reshape([count, tops.length, lefts.length, outputs]);
}

/** For each place of the result in a row, which place of the filter lies over the row's first pixel. */
const startsOf = (length: number, size: number, stride: number): number[] =>
  Array.from({ length: Math.ceil(length / stride) }, (_, k) => (size - 1) / 2 - k * stride);

const areInside = (starts: readonly number[], last: number): boolean =>
  starts.every((start) => start >= 0 && start <= last);
