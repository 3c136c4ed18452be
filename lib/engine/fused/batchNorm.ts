import * as tf from '@tensorflow/tfjs';
import { bool, float, text, type } from '../native/attributes';
import { NATIVE, replaceKernel } from '../replaceKernel';
import {
  composedBatchNorm,
  EPSILON,
  MOMENTUM,
  type BatchNormResult,
  type Channels,
} from './composedBatchNorm';

const KERNEL = 'CourseBatchNorm';

/**
 * Batch normalization in training: every channel gets mean 0 and variance 1 over the batch, then
 * a scale and shift. On the native engine it is one op, and its gradient another.
 *
 *     y = (x − E[x]) / √(Var[x] + 10⁻⁵) · γ + β
 *     running ← 0.9 running + 0.1 batch,   the batch's variance there divided by n − 1, not n
 *
 * @param x - [N, height, width, channels].
 * @see Ioffe and Szegedy 2015. https://arxiv.org/abs/1502.03167; torch.nn.BatchNorm2d
 */
export function batchNorm(x: tf.Tensor4D, channels: Channels): BatchNormResult {
  if (tf.getBackend() !== NATIVE) return composedBatchNorm(x, channels);
  const outputs = tf.engine().runKernel<tf.Tensor[]>(KERNEL, { x, ...channels });
  const [y, mean, variance] = outputs as [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D];
  return { y, mean, variance };
}

const ATTRIBUTES = [
  ...[type('T', 'float32'), type('U', 'float32'), float('epsilon', EPSILON)],
  ...[text('data_format', 'NHWC'), bool('is_training', true)],
];

/** Registers the op and its gradient with the native engine. */
export function registerBatchNorm(): void {
  replaceKernel<'x' | keyof Channels, unknown>(KERNEL, ({ inputs, backend }) => {
    const all = [inputs.x, inputs.scale, inputs.shift, inputs.mean, inputs.variance];
    const attributes = [...ATTRIBUTES, float('exponential_avg_factor', MOMENTUM)];
    return backend.executeMultipleOutputs('FusedBatchNormV3', attributes, all, 6);
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
