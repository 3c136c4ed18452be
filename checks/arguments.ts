import { isDeepStrictEqual } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import {
  flat,
  isLabels,
  isMatrix,
  isValues,
  isVector,
  type Datum,
  type Inputs,
  type Values,
} from './plain';

/** The contents of an argument that arrives as a tensor. */
const contents = (datum: Datum): Values | undefined => {
  if (isMatrix(datum) || isVector(datum)) return flat(datum);
  return isValues(datum) ? datum : undefined;
};

/** An argument as a submission receives it; copied, so that none can reach the check's own data. */
export function materialise(datum: Datum): unknown {
  const values = contents(datum);
  if (values) return tf.tensor([...values.values], [...values.shape], 'float32');
  if (typeof datum === 'number') return datum;
  if (isLabels(datum)) return datum.slice();
  const copies = Object.entries(datum).map(
    ([name, value]: [string, number | string | Int32Array]) => [
      name,
      value instanceof Int32Array ? value.slice() : value,
    ],
  );
  return Object.fromEntries(copies) as unknown;
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
  const values = contents(datum);
  if (values && isTensor(arg)) {
    const data = arg.dataSync();
    return values.values.every((value, i) => Object.is(Math.fround(value), data[i]));
  }
  return isDeepStrictEqual(datum, arg);
}

/** Whether a value is a tensor. */
export const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;

/** Disposes the tensors among some values that are still alive. */
export const dispose = (args: readonly unknown[]): void => {
  for (const arg of args) if (isTensor(arg) && !arg.isDisposed) arg.dispose();
};
