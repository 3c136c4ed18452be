import * as tf from '@tensorflow/tfjs';
import type { Encoder } from '../../lib/models/encoder';
import type { Variables } from '../../lib/models/layer';
import { uniforms } from '../../lib/random';

/** Hands over an encoder, and disposes it afterwards. */
export function using(encoder: Encoder, run: (encoder: Encoder) => void): void {
  try {
    run(encoder);
  } finally {
    encoder.dispose();
  }
}

/** Values by name, in row-major order. */
export const flat = (variables: Variables): Record<string, number[]> =>
  Object.fromEntries(Object.entries(variables).map(([name, v]) => [name, [...v.dataSync()]]));

/** Numbers in all variables together. */
export const count = (variables: Variables): number =>
  Object.values(variables).reduce((sum, { size }) => sum + size, 0);

/** Gives every variable, those that begin as 0 or 1 too, values of its own in [low, high). */
export function scramble(variables: Variables, { low = -1, high = 1 } = {}): void {
  const next = uniforms(11);
  for (const variable of Object.values(variables)) {
    const draw = () => low + (high - low) * next();
    const values = Float32Array.from({ length: variable.size }, draw);
    tf.tidy(() => {
      variable.assign(tf.tensor(values, variable.shape));
    });
  }
}
