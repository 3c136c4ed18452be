import * as tf from '@tensorflow/tfjs';

/**
 * The same values, as a constant: no gradient flows back through the result.
 *
 *     y = x,   ∂y/∂x = 0
 *
 * What TensorFlow calls `stop_gradient` and PyTorch `detach`; tfjs has no function for it. The
 * gradient is zeros rather than missing, so that tf.grad does not throw.
 *
 * @param x - A tensor of any shape.
 * @returns A new tensor of this shape; the caller owns it.
 */
export const stopGradient = <T extends tf.Tensor>(x: T): T => stopped(x) as T;

const stopped = tf.customGrad((x) => {
  const value = x as tf.Tensor;
  return { value: value.clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
});
