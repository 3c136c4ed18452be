import * as tf from '@tensorflow/tfjs';
import { type } from '../native/attributes';
import { NATIVE, replaceKernel } from '../replaceKernel';

const KERNEL = 'CourseLinear';

/**
 * A dense layer: x W + b. On the native engine a product and a sum, which TensorFlow fuses where
 * it can, and in the gradient one op for each of x, W and b.
 *
 *     ∂x = ∂y Wᵀ,   ∂W = xᵀ ∂y,   ∂b = Σ_n ∂y_n
 *
 * @param x - [N, fanIn].
 * @param weight - W, [fanIn, fanOut].
 * @param bias - b, [fanOut].
 * @returns [N, fanOut].
 */
export const linear = (x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D =>
  tf.getBackend() === NATIVE
    ? tf.engine().runKernel<tf.Tensor2D>(KERNEL, { x, weight, bias })
    : tf.matMul(x, weight).add(bias);

const FLOAT = [type('T', 'float32')];

/** Registers the layer and its gradient with the native engine. */
export function registerLinear(): void {
  replaceKernel<'x' | 'weight' | 'bias', unknown>(
    KERNEL,
    ({ inputs: { x, weight, bias }, backend }) => {
      const product = tf.matMul(x, weight);
      return backend.executeSingleOutput('BiasAdd', FLOAT, [product, bias]);
    },
  );
  replaceKernel<'dy', unknown>(`${KERNEL}BiasGrad`, ({ inputs: { dy }, backend }) =>
    backend.executeSingleOutput('BiasAddGrad', FLOAT, [dy]),
  );
  tf.registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['x', 'weight'],
    gradFunc: (dys, saved) => {
      const [dy, x, weight] = [dys, ...saved] as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      return {
        x: () => tf.matMul(dy, weight, false, true),
        weight: () => tf.matMul(x, dy, true),
        bias: () => tf.engine().runKernel<tf.Tensor>(`${KERNEL}BiasGrad`, { dy }),
      };
    },
  });
}
