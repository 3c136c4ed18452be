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
export const stopGradient = <T extends tf.Tensor>(x: T): T => asConstant(x, (y) => y.clone());

/** Applies `compute` to `x`, records nothing of it for the gradient, and gives 0 as its slope. */
export function asConstant<In extends tf.Tensor, Out extends tf.Tensor>(
  x: In,
  compute: (x: In) => Out,
): Out {
  const constant = tf.customGrad((...all) => ({
    value: compute(all[0] as In),
    gradFunc: () => tf.zeros(x.shape),
  }));
  return constant(x);
}
