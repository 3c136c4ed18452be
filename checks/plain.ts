/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

/** One argument as plain data: a float32 matrix, a vector of labels, or an options object. */
export type Datum = Matrix | Uint8Array | Readonly<Record<string, number>>;

/** The arguments of one call by parameter name, in the order in which they are passed. */
export type Inputs = Readonly<Record<string, Datum>>;

/** What a reference or a mimic gives: a number, a vector or a matrix. */
export type Nested = number | readonly number[] | Matrix;

/** A tensor's contents as plain data, row by row. */
export interface Values {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export const isMatrix = (datum: Datum): datum is Matrix => Array.isArray(datum);

export const isLabels = (datum: Datum): datum is Uint8Array => datum instanceof Uint8Array;

/** Shape and values of a number, a vector or a matrix. */
export function flat(nested: Nested): Values {
  if (typeof nested === 'number') return { shape: [], values: [nested] };
  const [first] = nested;
  if (!Array.isArray(first)) {
    return { shape: [nested.length], values: nested as readonly number[] };
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
