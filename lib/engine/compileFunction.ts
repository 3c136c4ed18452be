import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './native/backend';
import { callAsOne, canTrace, signature, type Calls } from './native/trace';

/**
 * Makes one call of a function of tensors that is the same every time: no variables, no chance, no
 * look at values.
 *
 * On the native engine the first call of each shape runs op by op, the second is traced, and from
 * then on TensorFlow runs the whole as one function. On other engines, inside a gradient and inside
 * a compiled step it runs op by op. The numbers are the same.
 *
 * @returns The function. The caller owns the result; tensors made on the way are disposed.
 */
export function compileFunction<Inputs extends tf.Tensor[], Output extends tf.Tensor>(
  compute: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  const calls: Calls = new Map();
  return (...inputs) => {
    const run = () => tf.tidy(() => compute(...inputs));
    if (!canTrace() || isWatched()) return run();
    return callAsOne(calls, signature(inputs), inputs, run) as Output;
  };
}

/** Whether somebody needs to see each op: a gradient, or a trace of more than this function. */
const isWatched = (): boolean =>
  tf.engine().state.gradientDepth > 0 || (tf.backend() as NativeBackend).trace !== undefined;
