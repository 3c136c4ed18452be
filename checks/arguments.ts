import * as tf from '@tensorflow/tfjs';
import { isLabels, isMatrix, type Datum, type Inputs } from './plain';

/** An argument as a submission receives it; copied, so that none can reach the check's own data. */
export function materialise(datum: Datum): unknown {
  if (isMatrix(datum)) return tf.tensor2d(datum.map((row) => [...row]));
  return isLabels(datum) ? datum.slice() : { ...datum };
}

/** Names the arguments that a call disposed, and those whose contents it changed. */
export function harm(inputs: Inputs, args: readonly unknown[]) {
  const disposed: string[] = [];
  const changed: string[] = [];
  Object.entries(inputs).forEach(([name, datum], i) => {
    const arg = args[i];
    if (isTensor(arg) && arg.isDisposed) disposed.push(name);
    else if (!isUntouched(datum, arg)) changed.push(name);
  });
  return { disposed, changed };
}

function isUntouched(datum: Datum, arg: unknown): boolean {
  if (isTensor(arg) && isMatrix(datum)) {
    const data = arg.dataSync();
    return datum.flat().every((value, i) => Object.is(Math.fround(value), data[i]));
  }
  if (isLabels(datum)) return Buffer.from(datum).equals(arg as Uint8Array);
  return JSON.stringify(datum) === JSON.stringify(arg);
}

/** Whether a value is a tensor. */
export const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;

/** Disposes the tensors among some values that are still alive. */
export const dispose = (args: readonly unknown[]): void => {
  for (const arg of args) if (isTensor(arg) && !arg.isDisposed) arg.dispose();
};
