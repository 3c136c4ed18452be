import * as tf from '@tensorflow/tfjs';
import { assertNotNegative } from './guards';

/**
 * Gives an optimizer another learning rate, from its next step on; compiled steps heed it.
 *
 * @param optimizer - One of tfjs's or of this course's.
 * @throws RangeError when the rate is below 0 or not finite.
 * @throws TypeError for an optimizer that has no learning rate.
 */
export function setLearningRate(optimizer: tf.Optimizer, learningRate: number): void {
  assertNotNegative('setLearningRate', { learningRate });
  // tfjs has a setter for gradient descent only, and a field for all.
  const inner = optimizer as Partial<tf.SGDOptimizer> & { learningRate?: number };
  if (inner.setLearningRate) inner.setLearningRate(learningRate);
  else if (inner.learningRate !== undefined) inner.learningRate = learningRate;
  else throw new TypeError('setLearningRate: the optimizer has no learning rate.');
}
