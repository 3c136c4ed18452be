import * as tf from '@tensorflow/tfjs';
import { compiled } from './native/compile';
import { formatFound } from '../shapes';
import { canTrace } from './native/trace';

/** What a step changes, and by which rule. */
export interface CompileOptions {
  readonly optimizer: tf.Optimizer;
  /** The weights to train, as an array or by name. */
  readonly variables: readonly tf.Variable[] | Readonly<Record<string, tf.Variable>>;
}

/**
 * Makes one call of a training step: loss, gradients and the optimizer's update.
 *
 * On the native engine the step is compiled: the first runs op by op, the second of each shape is
 * traced, and from then on TensorFlow runs the whole step as one function. On other engines every
 * step runs op by op. The numbers are the same.
 *
 * What the step does in JavaScript happens only while it is traced. It must get by argument what
 * differs from step to step, and may neither read a tensor's values nor draw random numbers.
 * Schedules may change the optimizer's learning rate between steps.
 *
 * @param loss - `(images, labels) => loss`: a scalar.
 * @returns The step. It gives the loss of before the update; the caller owns it.
 * @throws Error from the step, where it does what one function cannot repeat; TypeError where the
 *   loss is no scalar.
 */
export function compileStep<Inputs extends tf.Tensor[]>(
  loss: (...inputs: Inputs) => tf.Tensor,
  { optimizer, variables }: CompileOptions,
): (...inputs: Inputs) => tf.Scalar {
  const list = Object.values(variables);
  let step: ((inputs: Inputs) => tf.Tensor) | undefined;
  return (...inputs) => {
    step ??= canTrace()
      ? compiled({
          loss: (...all) => scalarOf(loss(...(all as Inputs))),
          optimizer,
          variables: list,
        })
      : (all) => eager(() => scalarOf(loss(...all)), optimizer, list);
    return step(inputs) as tf.Scalar;
  };
}

/** The loss, if it is one number: a loss for each example has many slopes, and none to go down. */
function scalarOf(loss: tf.Tensor): tf.Scalar {
  if (loss instanceof tf.Tensor && loss.rank === 0) return loss as tf.Scalar;
  throw new TypeError(
    `compileStep: loss returned ${formatFound(loss)}; it must return one number, a scalar, as ` +
      '`losses.mean()` is.',
  );
}

const eager = (
  loss: () => tf.Scalar,
  optimizer: tf.Optimizer,
  variables: tf.Variable[],
): tf.Tensor => {
  const result = optimizer.minimize(loss, true, variables);
  if (!result) throw new Error('compileStep: the optimizer returned no loss.');
  return result;
};
