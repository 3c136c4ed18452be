/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

/** Numbers in a row. */
export type Vector = readonly number[];

/**
 * One argument as plain data. Matrices, vectors and {@link Values} arrive as float32 tensors; labels,
 * lists of indices, numbers and options as they are.
 */
export type Datum =
  | Matrix
  | Vector
  | Values
  | Uint8Array
  | number
  | Readonly<Record<string, number | string>>
  | Readonly<Record<string, Int32Array>>;

/** The arguments of one call by parameter name, in the order in which they are passed. */
export type Inputs = Readonly<Record<string, Datum>>;

/** What a reference or a mimic gives: a number, a vector or a matrix. */
export type Nested = number | Vector | Matrix;

/** A tensor's contents as plain data, row by row. */
export interface Values {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** An array of arrays; an empty array is a vector. */
export const isMatrix = (datum: Datum): datum is Matrix =>
  Array.isArray(datum) && Array.isArray(datum[0]);

export const isVector = (datum: Datum): datum is Vector =>
  Array.isArray(datum) && !Array.isArray(datum[0]);

export const isValues = (datum: Datum): datum is Values =>
  typeof datum === 'object' && 'shape' in datum && 'values' in datum;

export const isLabels = (datum: Datum): datum is Uint8Array => datum instanceof Uint8Array;

/** Shape and values of a number, a vector or a matrix. */
export function flat(nested: Nested): Values {
  if (typeof nested === 'number') return { shape: [], values: [nested] };
  const [first] = nested;
  if (!Array.isArray(first)) {
    return { shape: [nested.length], values: nested as Vector };
  }
  return { shape: [nested.length, first.length], values: (nested as Matrix).flat() };
}

/** The rows of a matrix; a vector, a scalar or a deeper array is one row. */
export function rowsOf({ shape, values }: Values): Matrix {
  const [count = 1, width = 1] = shape;
  if (shape.length !== 2) return [values];
  return Array.from({ length: count }, (_, i) => values.slice(i * width, (i + 1) * width));
}

/**
 * Whether every value is within `tolerance · max(1, |expected|)`, in one shape.
 *
 * NaN and the infinities are close only to themselves; a reference that holds none is therefore
 * never met by an answer that does.
 */
export const isClose = (actual: Values, expected: Values, tolerance: number): boolean =>
  sameShape(actual, expected) && firstMiss(actual.values, expected.values, tolerance) < 0;

/** Where the first value lies that is not close to the expected one; −1 when all are. */
export const firstMiss = (
  actual: readonly number[],
  expected: readonly number[],
  tolerance: number,
): number =>
  expected.findIndex((e, i) => {
    const a = actual[i] ?? NaN;
    if (!Number.isFinite(e)) return !Object.is(a, e);
    return !(Math.abs(a - e) <= tolerance * Math.max(1, Math.abs(e)));
  });

export const sameShape = (a: Values, b: Values): boolean =>
  a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);
