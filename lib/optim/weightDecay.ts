import * as tf from '@tensorflow/tfjs';
import { listOf, updateInPlace } from '../engine/native/optimizers';
import { assertNotNegative } from './guards';

type Gradients = Parameters<tf.Optimizer['applyGradients']>[0];

/** A weight with the gradient of the loss by it. */
interface Slope {
  readonly weight: tf.Variable;
  readonly gradient: tf.Tensor;
}

/**
 * Makes an optimizer of tfjs lose weight in each of its steps; with no decay it stays as it was.
 *
 * Its field `weightDecay` tells compileStep what it does besides its kind.
 *
 * @param decay - Comes before the step: may change the weight, and gives the gradient to go by.
 * @throws RangeError when `weightDecay` is below 0 or not finite.
 */
export function withWeightDecay<O extends tf.Optimizer>(
  caller: string,
  { optimizer, weightDecay }: { readonly optimizer: O; readonly weightDecay: number },
  decay: (slope: Slope) => tf.Tensor,
): O {
  assertNotNegative(caller, { weightDecay });
  if (weightDecay === 0) return optimizer;
  const update = optimizer.applyGradients.bind(optimizer);
  const applyGradients = (gradients: Gradients): void => {
    if (updateInPlace(optimizer, gradients)) return; // its decay too
    tf.tidy(() => {
      update(
        listOf(gradients).map(({ name, tensor }) => ({ name, tensor: decayed(name, tensor) })),
      );
    });
  };
  // A weight that the loss does not depend on has no gradient: it stays, and keeps its place.
  const decayed = (name: string, gradient: tf.Tensor | undefined): tf.Tensor => {
    const weight = tf.engine().registeredVariables[name];
    return weight && gradient ? decay({ weight, gradient }) : (gradient as unknown as tf.Tensor);
  };
  Object.assign(optimizer, { weightDecay, applyGradients });
  return optimizer;
}

/** The learning rate that an optimizer of tfjs has at present, which TypeScript hides. */
export const learningRateOf = (optimizer: tf.Optimizer): number =>
  (optimizer as unknown as { readonly learningRate: number }).learningRate;
