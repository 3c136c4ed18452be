import * as tf from '@tensorflow/tfjs';
import { layerNorm as normalizedRows } from '../engine/fused/layerNorm';
import type { Random } from '../random';

/** Part of a model: what it does to a batch of rows, and the numbers that training changes. */
export interface Layer {
  readonly apply: (x: tf.Tensor2D) => tf.Tensor2D;
  readonly weights: Readonly<Record<string, tf.Variable>>;
}

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
  const weight = variable([fanIn, fanOut], draw) as tf.Variable<tf.Rank.R2>;
  const bias = variable([fanOut], draw);
  return { apply: (x) => x.matMul(weight).add(bias), weights: { weight, bias } };
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
  const weight = variable([dim], () => 1) as tf.Variable<tf.Rank.R1>;
  const bias = variable([dim], () => 0) as tf.Variable<tf.Rank.R1>;
  const apply = (x: tf.Tensor2D) => normalizedRows(x, weight, bias);
  return { apply, weights: { weight, bias } };
}

function variable(shape: number[], draw: () => number): tf.Variable {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tidy(() => tf.variable(tf.tensor(Float32Array.from({ length: size }, draw), shape)));
}
