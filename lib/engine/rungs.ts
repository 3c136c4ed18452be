import * as tf from '@tensorflow/tfjs';
import type { Rung } from './climb';
import { loadEitherBinding } from './native/binding';
import { startNative } from './native/start';
import { registerWasmKernels } from './wasm/kernels';

/** The engines that lib can take. */
export type EngineName = 'native' | 'wasm' | 'cpu';

/** What this course can run on, fastest first. */
export const RUNGS: readonly Rung<EngineName>[] = [
  { name: 'native', title: 'TensorFlow', start: () => startNative(loadEitherBinding) },
  { name: 'wasm', title: 'WebAssembly', start: startWasm },
  { name: 'cpu', title: 'pure JavaScript', start: () => useBackend('cpu') },
];

async function startWasm(): Promise<void> {
  const before = crashHandlers();
  try {
    // Imported here: once imported, tfjs would wait for it before the first tensor.
    await import('@tensorflow/tfjs-backend-wasm');
    await useBackend('wasm');
    registerWasmKernels();
  } finally {
    removeCrashHandlers(before);
  }
}

async function useBackend(name: 'wasm' | 'cpu'): Promise<void> {
  if (!(await tf.setBackend(name))) {
    throw new Error(`tfjs could not initialise its backend '${name}'`);
  }
}

// Emscripten's start-up code listens for these and throws again, so that one
// unhandled rejection in a cell would end the whole process.
const CRASH_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

const crashHandlers = () =>
  new Map(CRASH_EVENTS.map((event) => [event, process.rawListeners(event)]));

function removeCrashHandlers(before: ReturnType<typeof crashHandlers>): void {
  for (const [event, listeners] of crashHandlers()) {
    for (const listener of listeners) {
      if (!before.get(event)?.includes(listener)) {
        process.off(event, listener as () => void);
      }
    }
  }
}
