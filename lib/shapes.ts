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
 * Throws unless every named tensor is a matrix whose rows hold a number at least.
 *
 * @throws RangeError naming the first tensor that is not, with its shape, or what else it is.
 */
export function assertMatrix(caller: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  for (const [name, tensor] of Object.entries(tensors)) {
    const shape = shapeOf(tensor);
    if (shape?.length !== 2 || shape[1] === 0) {
      throw new RangeError(
        `${caller}: ${name} is ${formatFound(tensor)}; it must be a matrix [rows, dim].`,
      );
    }
  }
}

/**
 * Throws unless all named tensors are matrices of one shape, with a row at least: a mean over no
 * rows is no number.
 *
 * @throws RangeError naming the tensors that do not fit, with their shapes.
 */
export function assertViews(caller: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  assertMatrix(caller, tensors);
  assertSameShape(caller, tensors);
  const [[name, { shape }] = ['', { shape: [] }]] = Object.entries(tensors);
  if (shape[0] === 0) {
    throw new RangeError(
      `${caller}: ${name} is ${formatShape(shape)}; a batch must have at least one row.`,
    );
  }
}

/** The shape of what should be a tensor: learners hand over arrays and promises, too. */
const shapeOf = (value: unknown): readonly number[] | undefined =>
  (value as Partial<tf.Tensor> | null | undefined)?.shape;

/** What an error says that it found: a shape, or what a value is that has none. */
export function formatFound(value: unknown): string {
  const shape = shapeOf(value);
  if (shape) return formatShape(shape);
  return Array.isArray(value) ? 'an array' : String(value);
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

/**
 * Throws unless images are [N, height, width, channels], with a pixel at least.
 *
 * @throws RangeError naming their shape.
 */
export function assertPictures(
  caller: string,
  images: tf.Tensor,
  channels: number,
): asserts images is tf.Tensor4D {
  const { shape } = images;
  if (shape.length !== 4 || shape[3] !== channels || shape[1] === 0 || shape[2] === 0) {
    throw new RangeError(
      `${caller}: images are ${formatShape(shape)}; they must be [N, height, width, ${channels}].`,
    );
  }
}

/**
 * Throws unless every named text is one of those that there are.
 *
 * @throws RangeError naming the first that is not, and what there is.
 */
export function assertOneOf(
  caller: string,
  texts: Readonly<Record<string, string>>,
  all: readonly string[],
): void {
  for (const [name, text] of Object.entries(texts)) {
    if (!all.includes(text)) {
      const wanted = all.map((each) => `'${each}'`).join(' or ');
      throw new RangeError(`${caller}: ${name} is '${text}'; it must be ${wanted}.`);
    }
  }
}
