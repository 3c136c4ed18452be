import * as tf from '@tensorflow/tfjs';
import { assertPositive } from '../shapes';
import { assertShares } from './guards';
import { withWeightDecay } from './weightDecay';

/** The knobs of gradient descent with momentum. */
export interface SgdMomentumOptions {
  readonly learningRate?: number;
  /** How much of the last step goes into the next, in [0, 1). */
  readonly momentum?: number;
  /** What is added to the gradient, as a share of the weight. */
  readonly weightDecay?: number;
}

/**
 * Gradient descent with momentum, as torch.optim.SGD has it.
 *
 *     v ← μ v + g + λ w,   w ← w − lr · v
 *
 * @returns An optimizer of tfjs, for `minimize` and for compileStep.
 * @throws RangeError when a knob is out of its range.
 * @see Sutskever et al. 2013. https://proceedings.mlr.press/v28/sutskever13.html
 */
export function sgdMomentum({
  learningRate = 0.01,
  momentum = 0.9,
  weightDecay = 0,
}: SgdMomentumOptions = {}): tf.MomentumOptimizer {
  assertPositive('sgdMomentum', { learningRate });
  assertShares('sgdMomentum', { momentum });
  const optimizer = tf.train.momentum(learningRate, momentum);
  const disposeVelocities = optimizer.dispose.bind(optimizer);
  optimizer.dispose = () => {
    disposeVelocities();
    tf.SGDOptimizer.prototype.dispose.call(optimizer); // tfjs forgets this one's scalar
  };
  return withWeightDecay('sgdMomentum', { optimizer, weightDecay }, ({ weight, gradient }) =>
    gradient.add(weight.mul(weightDecay)),
  );
}
