import * as tf from '@tensorflow/tfjs';
import { climb, type Engine as Taken } from './climb';
import { RUNGS, type EngineName } from './rungs';

/** The engine that runs, and why: `{ name: 'wasm', reason: 'WebAssembly' }`. */
export type Engine = Taken<EngineName>;

// tfjs asks every reader on stderr to install its own Node binding, before the first tensor.
tf.enableProdMode();

// On globalThis, since the kernel loads lib anew after an edit while tfjs stays as it is.
const memory = globalThis as { courseEngine?: Promise<Engine> };

/**
 * Makes the fastest TensorFlow.js backend that works here the current one.
 *
 * The first call decides; later ones answer the same and change nothing, so that a backend chosen
 * with `tf.setBackend` afterwards stays. The environment variable COURSE_ENGINE (`wasm`, `cpu`)
 * overrides the choice.
 *
 * @throws RangeError when COURSE_ENGINE names no engine.
 * @throws Error naming what each engine said, when none starts.
 */
export function useFastestEngine(): Promise<Engine> {
  memory.courseEngine ??= climb(RUNGS, process.env['COURSE_ENGINE']).catch((error: unknown) => {
    delete memory.courseEngine;
    throw error;
  });
  return memory.courseEngine;
}
