import * as tf from '@tensorflow/tfjs';

/**
 * Takes a tensor as a constant: the value is that of `x`, and the gradient with respect to it is 0.
 *
 * @param x - Any shape.
 * @returns A copy, which the caller owns.
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
