import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './backend';
import { inner, settingsOf } from './inner';
import { callAsOne, type Calls } from './trace';
import type { Pair, Update } from './updates';

/** What each optimizer has done before, by its settings and the variables that had a gradient. */
const known = new WeakMap<tf.Optimizer, Calls>();

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
    const key = settingsOf(optimizer, true) + pairs.map(({ variable: { id } }) => id).join();
    callAsOne(callsOf(optimizer), key, inputs, run, () => areApart(backend, inputs));
  });
}

function callsOf(optimizer: tf.Optimizer): Calls {
  const found = known.get(optimizer);
  if (found) return found;
  const none: Calls = new Map();
  known.set(optimizer, none);
  return none;
}

/** Whether each input of a function has a value of its own, which no variable shares. */
function areApart({ tensorMap }: NativeBackend, inputs: readonly tf.Tensor[]): boolean {
  const places = new Set(inputs.map(({ dataId }) => dataId));
  const isFree = (place: object) => tensorMap.get(place).resource === undefined;
  return places.size === inputs.length && [...places].every(isFree);
}
