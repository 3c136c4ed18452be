import * as tf from '@tensorflow/tfjs';
import { bool, float, text, type } from '../native/attributes';
import { NATIVE, replaceKernel } from '../replaceKernel';

/** Images normalized by their own statistics, and those. */
export interface BatchNormResult {
  readonly y: tf.Tensor4D;
  /** [channels] */
  readonly mean: tf.Tensor1D;
  /** [channels], of N − 1: what PyTorch's running variance takes in. */
  readonly variance: tf.Tensor1D;
}

// PyTorch's.
const EPSILON = 1e-5;

const KERNEL = 'CourseBatchNorm';

/**
 * Batch normalization in training: every channel gets mean 0 and variance 1 over the batch, then
 * a scale and shift. On the native engine it is one op, and its gradient another.
 *
 * @param x - [N, height, width, channels].
 * @param scale - γ, [channels].
 * @param shift - β, [channels].
 * @see Ioffe and Szegedy 2015. https://arxiv.org/abs/1502.03167
 */
export function batchNorm(x: tf.Tensor4D, scale: tf.Tensor1D, shift: tf.Tensor1D): BatchNormResult {
  if (tf.getBackend() === NATIVE) {
    const outputs = tf.engine().runKernel<tf.Tensor[]>(KERNEL, { x, scale, shift });
    const [y, mean, variance] = outputs as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D];
    return { y, mean, variance };
  }
  const moments = tf.moments(x, [0, 1, 2]);
  const [mean, variance] = [moments.mean, moments.variance] as [tf.Tensor1D, tf.Tensor1D];
  const count = x.size / x.shape[3];
  const y = tf.batchNorm(x, mean, variance, shift, scale, EPSILON);
  return { y, mean, variance: variance.mul(count / (count - 1)) };
}

const ATTRIBUTES = [
  ...[type('T', 'float32'), type('U', 'float32'), float('epsilon', EPSILON)],
  ...[text('data_format', 'NHWC'), bool('is_training', true)],
];

/** Registers the op and its gradient with the native engine. */
export function registerBatchNorm(): void {
  replaceKernel<'x' | 'scale' | 'shift', unknown>(KERNEL, ({ inputs, backend }) => {
    const none = tf.tensor1d([], 'float32');
    const all = [inputs.x, inputs.scale, inputs.shift, none, none];
    return backend.executeMultipleOutputs('FusedBatchNormV3', ATTRIBUTES, all, 6);
  });
  replaceKernel<'dy' | 'x' | 'scale' | 'first' | 'second' | 'third', unknown>(
    `${KERNEL}Grad`,
    ({ inputs: { dy, x, scale, first, second, third }, backend }) => {
      const all = [dy, x, scale, first, second, third];
      return backend.executeMultipleOutputs('FusedBatchNormGradV3', ATTRIBUTES, all, 5).slice(0, 3);
    },
  );
  tf.registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['x', 'scale'],
    outputsToSave: [false, false, false, true, true, true],
    gradFunc: (dys, saved) => {
      const [x, scale, first, second, third] = saved as [
        ...[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
      ];
      const inputs = { dy: (dys as tf.Tensor[])[0] ?? x, x, scale, first, second, third };
      const gradients = tf.engine().runKernel<tf.Tensor[]>(`${KERNEL}Grad`, inputs);
      const [dx, dScale, dShift] = gradients as [tf.Tensor, tf.Tensor, tf.Tensor];
      return { x: () => dx, scale: () => dScale, shift: () => dShift };
    },
  });
}
