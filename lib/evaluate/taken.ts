import type * as tf from '@tensorflow/tfjs';

/** The numbers of a tensor, which is disposed. (`tf.tidy` looks through each number it is given.) */
export function taken(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync<'float32'>();
  tensor.dispose();
  return values;
}
