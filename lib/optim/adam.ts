import * as tf from '@tensorflow/tfjs';
import { assertPositive } from '../shapes';
import { assertShares } from './guards';

/** The knobs of Adam. */
export interface AdamOptions {
  readonly learningRate?: number;
  /** How much of the mean gradient a step keeps, in [0, 1). */
  readonly beta1?: number;
  /** How much of the mean squared gradient a step keeps, in [0, 1). */
  readonly beta2?: number;
  readonly epsilon?: number;
}

/**
 * Adam, with PyTorch's defaults: every weight has a step size of its own.
 *
 *     m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *     w ← w − lr · m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ) in step t
 *
 * @throws RangeError when a knob is out of its range.
 * @see Kingma and Ba 2015. https://arxiv.org/abs/1412.6980
 */
export const adam = (options: AdamOptions = {}): tf.AdamOptimizer => adamOf('adam', options);

/** {@link adam}, in whose place errors name the caller. */
export function adamOf(
  caller: string,
  { learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions,
): tf.AdamOptimizer {
  assertPositive(caller, { learningRate, epsilon });
  assertShares(caller, { beta1, beta2 });
  return tf.train.adam(learningRate, beta1, beta2, epsilon);
}
