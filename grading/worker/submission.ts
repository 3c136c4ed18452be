import vm from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { arranged, inProcess, type RawCaller } from '../../checks/worker';
import type { Order } from '../protocol';
import type { Host, Load } from './host';

type Loading = Extract<Order, { kind: 'load' }>;
type Exports = Readonly<Record<string, unknown>>;

/**
 * Runs the cells that an exercise needs.
 *
 * @returns Calls the function that they export.
 * @throws Whatever the cells throw.
 */
export async function submissionOf(
  { exercise, library, names, code }: Loading,
  { linked }: Host,
): Promise<RawCaller> {
  const lib = lazily(names, linked(library, outsideOf));
  const module = { exports: {} as Exports };
  const script = new vm.Script(`(function (exports, require, module) {${code}\n})`, {
    filename: FILE,
  });
  const body = script.runInThisContext() as (exports: Exports, ...rest: unknown[]) => void;
  body(module.exports, (name: string) => (name === '../lib' ? lib : outsideOf(name)), module);
  await module.exports['ready'];
  if (typeof module.exports[exercise] !== 'function') {
    throw new ReferenceError(`${exercise} is not a function`);
  }
  return inProcess(arranged(exercise, module.exports[exercise]));
}

/** What the code is called in the places of an error. */
const FILE = 'submission.js';

/** The line of the code that an error is from, counted from 1; 0 where it does not tell. */
export function lineOf(error: unknown): number {
  try {
    const stack = error instanceof Error ? String(error.stack) : '';
    const [, line] = /submission\.js:(\d+)/.exec(stack) ?? [];
    return Number(line ?? 0);
  } catch {
    return 0; // its stack is a getter that throws
  }
}

function outsideOf(name: string): unknown {
  if (name === '@tensorflow/tfjs') return tf;
  throw new Error(`${name} is not there when an exercise is graded`);
}

/** The library, of which a module is only run when a name of it is used. */
function lazily(names: Readonly<Record<string, string>>, load: Load): object {
  const lib = Object.defineProperty({}, '__esModule', { value: true });
  for (const [name, place] of Object.entries(names)) {
    const get = () => (load(place) as Exports)[name];
    Object.defineProperty(lib, name, { enumerable: true, get });
  }
  return lib;
}
