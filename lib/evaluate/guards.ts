import type * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';

/**
 * Throws unless every named tensor is a matrix, and all have rows of one length.
 *
 * @throws RangeError naming each tensor with its shape.
 */
export function assertRows(caller: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  const shapes = Object.values(tensors).map(({ shape }) => shape);
  if (shapes.some(({ length }) => length !== 2) || new Set(shapes.map(([, d]) => d)).size > 1) {
    const found = Object.entries(tensors).map(([name, t]) => `${name} is ${formatShape(t.shape)}`);
    const wanted =
      found.length > 1 ? 'they must be matrices with rows of one length' : 'it must be a matrix';
    throw new RangeError(`${caller}: ${found.join(', ')}; ${wanted}, [rows, dim].`);
  }
}

/**
 * Throws unless there is one label for each of `count` rows.
 *
 * @param names - What the rows and the labels are called: `['points', 'assignments']`.
 * @throws RangeError with both counts.
 */
export function assertLabelled(
  caller: string,
  [rows, labels]: readonly [string, string],
  [count, labelled]: readonly [number, number],
): void {
  if (count !== labelled) {
    throw new RangeError(
      `${caller}: ${rows} has ${count} rows, ${labels} has ${labelled}; there must be one for each row.`,
    );
  }
}

/**
 * Throws unless every named number is whole, from 1 to `most`.
 *
 * @throws RangeError naming the first number that is not.
 */
export function assertWhole(
  caller: string,
  numbers: Readonly<Record<string, number>>,
  most = Infinity,
): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
      const range = most === Infinity ? 'above 0' : `from 1 to ${most}`;
      throw new RangeError(`${caller}: ${name} is ${value}; it must be a whole number ${range}.`);
    }
  }
}
