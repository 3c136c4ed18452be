import type * as tf from '@tensorflow/tfjs';
import { adamOf, type AdamOptions } from './adam';
import { learningRateOf, withWeightDecay } from './weightDecay';

/** The knobs of AdamW. */
export interface AdamWOptions extends AdamOptions {
  /** What a weight loses in each step, as a share of itself times the learning rate. */
  readonly weightDecay?: number;
}

/**
 * Adam with decoupled weight decay: the decay goes by the learning rate alone, and is not scaled
 * by the gradients that a weight has seen. Biases and norms decay too, as in PyTorch.
 *
 *     w ← w − lr · λ · w − lr · m̂ / (√v̂ + ε)
 *
 * @returns An optimizer of tfjs, for `minimize` and for compileStep.
 * @throws RangeError when a knob is out of its range.
 * @see Loshchilov and Hutter 2019, algorithm 2. https://arxiv.org/abs/1711.05101
 */
export function adamW({
  learningRate = 3e-4,
  weightDecay = 1e-2,
  ...options
}: AdamWOptions = {}): tf.AdamOptimizer {
  const optimizer = adamOf('adamW', { learningRate, ...options });
  return withWeightDecay('adamW', { optimizer, weightDecay }, ({ weight, gradient }) => {
    weight.assign(weight.mul(1 - learningRateOf(optimizer) * weightDecay));
    return gradient;
  });
}
