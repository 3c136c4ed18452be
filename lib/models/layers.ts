import * as tf from '@tensorflow/tfjs';
import { layerNorm as normalizedRows } from '../engine/fused/layerNorm';
import { linear as affine } from '../engine/fused/linear';
import type { Random } from '../random';
import { fixed, variable, type Layer } from './layer';
import { batchNorm as pictureNorm } from './pictures';

/**
 * x W + b, with W and b drawn as PyTorch draws them.
 *
 *     W, b ~ U(−1/√fanIn, 1/√fanIn)
 *
 * @returns A layer [N, fanIn] → [N, fanOut]; `weight` is [fanIn, fanOut], `bias` is [fanOut].
 * @see torch.nn.Linear
 */
export function linear(fanIn: number, fanOut: number, random: Random): Layer {
  const bound = 1 / Math.sqrt(fanIn);
  const draw = () => (2 * random() - 1) * bound;
  const weight = variable<tf.Rank.R2>([fanIn, fanOut], draw);
  const bias = variable<tf.Rank.R1>([fanOut], draw);
  return { apply: (x) => affine(x, weight, bias), weights: { weight, bias }, statistics: {} };
}

/**
 * Layer normalization: each row gets mean 0 and variance 1, then a scale and shift for each column.
 *
 *     y = (x − E[x]) / √(Var[x] + 10⁻⁵) · γ + β,   γ = 1 and β = 0 at first
 *
 * @returns A layer [N, dim] → [N, dim]; `weight` is γ, `bias` is β, each [dim].
 * @see Ba, Kiros and Hinton 2016. https://arxiv.org/abs/1607.06450; torch.nn.LayerNorm
 */
export function layerNorm(dim: number): Layer {
  const weight = variable<tf.Rank.R1>([dim], () => 1);
  const bias = variable<tf.Rank.R1>([dim], () => 0);
  const apply = (x: tf.Tensor2D) => normalizedRows(x, weight, bias);
  return { apply, weights: { weight, bias }, statistics: {} };
}

/** max(x, 0). */
export const RELU = fixed((x: tf.Tensor2D) => tf.relu(x));

/**
 * Batch normalization of rows: each column gets mean 0 and variance 1, then a scale and shift.
 *
 * @returns A layer [N, dim] → [N, dim], of which `batchNorm` of pictures says the rest.
 */
export function batchNorm(dim: number): Layer {
  const { apply, ...kept } = pictureNorm(dim);
  const rowwise: Layer['apply'] = (x, mode) =>
    apply(x.reshape([-1, 1, 1, dim]), mode).reshape([-1, dim]);
  return { apply: rowwise, ...kept };
}
