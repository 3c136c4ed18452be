import * as tf from '@tensorflow/tfjs';
import { formatFound } from '../shapes';

/**
 * Throws unless every named tensor is a matrix, and all have rows of one length, above 0.
 *
 * @throws RangeError naming each tensor with its shape.
 */
export function assertRows(caller: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  const shapes = Object.values(tensors).map(
    (tensor) => (tensor as tf.Tensor | undefined)?.shape ?? [],
  );
  const isNone = shapes.some(({ length, 1: dim }) => length !== 2 || dim === 0);
  if (isNone || new Set(shapes.map(([, dim]) => dim)).size > 1) {
    const found = Object.entries(tensors).map(([name, t]) => `${name} is ${formatFound(t)}`);
    const wanted =
      found.length > 1 ? 'they must be matrices with rows of one length' : 'it must be a matrix';
    throw new RangeError(`${caller}: ${found.join(', ')}; ${wanted}, [rows, dim].`);
  }
}

/**
 * Throws unless all numbers of every named matrix are finite. It looks at each.
 *
 * @throws RangeError naming the first row that has one that is not.
 */
export function assertFinite(caller: string, tensors: Readonly<Record<string, tf.Tensor2D>>): void {
  for (const [name, matrix] of Object.entries(tensors)) {
    if (matrix.size === 0) continue; // the sum of nothing is no number on the wasm engine
    const [sum] = tf.tidy(() => matrix.mul(0).sum().dataSync<'float32'>());
    if (sum === 0) continue;
    const place = matrix.dataSync<'float32'>().findIndex((value) => !Number.isFinite(value));
    throw new RangeError(
      `${caller}: row ${Math.floor(place / matrix.shape[1])} of ${name} has a number that is not ` +
        'finite; all must be.',
    );
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
