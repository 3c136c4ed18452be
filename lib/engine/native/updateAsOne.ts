import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './backend';
import { inner, settingsOf } from './inner';
import { traceStep, type TracedStep } from './trace';
import type { Pair, Update } from './updates';

/** What each optimizer has done before, by its settings and the variables that had a gradient. */
const known = new WeakMap<tf.Optimizer, Map<string, 'seen' | TracedStep>>();

/**
 * Changes the variables by their gradients: the first time op by op, then as one function of
 * TensorFlow, which is traced the second time.
 */
export function updateAsOne(
  backend: NativeBackend,
  optimizer: tf.Optimizer,
  update: Update,
  pairs: readonly Pair[],
): void {
  tf.tidy(() => {
    const rate = tf.scalar(inner(optimizer).learningRate ?? 0);
    const inputs = [...pairs.map(({ gradient }) => gradient), rate];
    const run = () => {
      update(backend, pairs, rate);
      return rate.clone();
    };
    const calls = known.get(optimizer) ?? new Map<string, 'seen' | TracedStep>();
    known.set(optimizer, calls);
    const key = settingsOf(optimizer, true) + pairs.map(({ variable: { id } }) => id).join();
    const call = calls.get(key);
    if (typeof call === 'function') call(inputs);
    else if (call === 'seen' && areApart(backend, inputs)) {
      calls.set(key, traceStep(backend, inputs, run).step);
    } else {
      run();
      calls.set(key, 'seen');
    }
  });
}

/** Whether each input of a function has a value of its own, which no variable shares. */
function areApart({ tensorMap }: NativeBackend, inputs: readonly tf.Tensor[]): boolean {
  const places = new Set(inputs.map(({ dataId }) => dataId));
  const isFree = (place: object) => tensorMap.get(place).resource === undefined;
  return places.size === inputs.length && [...places].every(isFree);
}
