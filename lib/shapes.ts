import type * as tf from '@tensorflow/tfjs';

/** A shape as errors print it: `[8, 32]`. */
export const formatShape = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/**
 * Throws unless every named tensor has the shape of the first.
 *
 * @param caller - Name of the function that the learner called; the message starts with it.
 * @throws RangeError naming each tensor with its shape.
 */
export function assertSameShape(
  caller: string,
  tensors: Readonly<Record<string, tf.Tensor>>,
): void {
  const shapes = Object.entries(tensors).map(
    ([name, { shape }]) => [name, formatShape(shape)] as const,
  );
  if (new Set(shapes.map(([, shape]) => shape)).size > 1) {
    const found = shapes.map(([name, shape]) => `${name} is ${shape}`).join(', ');
    throw new RangeError(`${caller}: ${found}; views must share one [batch, dim] shape.`);
  }
}

/**
 * Throws unless every named tensor is a matrix.
 *
 * @throws RangeError naming the first tensor that is not, with its shape.
 */
export function assertMatrix(caller: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  for (const [name, { shape }] of Object.entries(tensors)) {
    if (shape.length !== 2) {
      throw new RangeError(
        `${caller}: ${name} is ${formatShape(shape)}; it must be a matrix [rows, dim].`,
      );
    }
  }
}

/**
 * Throws unless every named number is finite and above zero.
 *
 * @throws RangeError naming the first number that is not.
 */
export function assertPositive(caller: string, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(`${caller}: ${name} is ${value}; it must be a finite number above 0.`);
    }
  }
}
