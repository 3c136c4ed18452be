import * as tf from '@tensorflow/tfjs';
import { batchNorm as normalized } from '../engine/fused/batchNorm';
import { EPSILON } from '../engine/fused/composedBatchNorm';
import { convolution as convolved } from '../engine/fused/convolution';
import { normals, type Random } from '../random';
import { formatShape } from '../shapes';
import { fixed, variable, type Layer } from './layer';

/** Layers of images: [N, height, width, channels]. */
export type PictureLayer = Layer<tf.Tensor4D>;

/** The size of a convolution. */
export interface ConvolutionOptions {
  readonly inputs: number;
  readonly outputs: number;
  /** Pixels of the filter each way, an odd number. */
  readonly size: number;
  readonly stride?: number;
}

/**
 * A convolution without bias, padded with half a filter of zeros on every side, as PyTorch pads.
 *
 *     W ~ N(0, 2 / fanOut),   fanOut = size² · outputs
 *
 * This is what torchvision's ResNet begins with, not torch.nn.Conv2d's own U(±1/√fanIn).
 *
 * @returns A layer of images; `weight` is [size, size, inputs, outputs].
 * @see He et al. 2015, section 2.2. https://arxiv.org/abs/1502.01852; kaiming_normal_(mode='fan_out')
 */
export function convolution(
  { inputs, outputs, size, stride = 1 }: ConvolutionOptions,
  random: Random,
): PictureLayer {
  const deviation = Math.sqrt(2 / (size * size * outputs));
  const normal = normals(random);
  const draw = () => deviation * normal();
  const weight = variable<tf.Rank.R4>([size, size, inputs, outputs], draw);
  const apply = (x: tf.Tensor4D) => convolved(x, weight, stride);
  return { apply, weights: { weight }, statistics: {} };
}

/**
 * Batch normalization: each channel gets mean 0 and variance 1, then a scale and shift of its own.
 *
 *     y = (x − μ) / √(σ² + 10⁻⁵) · γ + β,   γ = 1 and β = 0 at first
 *
 * In training μ and σ² are those of the batch, and the running ones take in a tenth of them;
 * frozen, μ and σ² are the running ones, 0 and 1 at first.
 *
 * @returns A layer of images; `weight` is γ, `bias` is β, each [channels]; its statistics are
 *   `running_mean` and `running_var`.
 * @throws RangeError where training gives it one number a channel, which has no variance.
 * @see Ioffe and Szegedy 2015. https://arxiv.org/abs/1502.03167; torch.nn.BatchNorm2d
 */
export function batchNorm(channels: number): PictureLayer {
  const filled = (value: number, options?: { readonly trainable: boolean }) =>
    variable<tf.Rank.R1>([channels], () => value, options);
  const [scale, shift] = [filled(1), filled(0)];
  const [mean, variance] = [filled(0, { trainable: false }), filled(1, { trainable: false })];
  return {
    apply: (x, { training = false } = {}) => {
      if (!training) return tf.batchNorm<tf.Rank.R4>(x, mean, variance, shift, scale, EPSILON);
      assertVaried(x);
      const result = normalized(x, { scale, shift, mean, variance });
      mean.assign(result.mean);
      variance.assign(result.variance);
      return result.y;
    },
    weights: { weight: scale, bias: shift },
    statistics: { running_mean: mean, running_var: variance },
  };
}

/** The largest of each 3 × 3 pixels, every second: as the ResNet's stem has it. */
export const MAX_POOL: PictureLayer = fixed((x) => tf.maxPool(x, 3, 2, 1));

/** max(x, 0). */
export const RELU: PictureLayer = fixed((x) => tf.relu(x));

function assertVaried({ shape, size }: tf.Tensor4D): void {
  if (size > shape[3]) return;
  throw new RangeError(
    `batchNorm: one number a channel, ${formatShape(shape)}, has no variance; ` +
      'train on more images at a time, or on larger ones.',
  );
}
