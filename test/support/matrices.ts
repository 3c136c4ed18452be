import fc from 'fast-check';
import { assertClose } from './assertClose';

/** Fails unless both matrices have one shape and close entries. */
export function assertMatrixClose(
  actual: readonly number[][],
  expected: readonly number[][],
  tolerance?: number,
): void {
  const shape = (x: readonly number[][]) =>
    `${x.length} rows of ${x.map((row) => row.length).join()}`;
  if (shape(actual) !== shape(expected))
    throw new Error(`${shape(actual)}, not ${shape(expected)}`);
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      assertClose(actual[i]![j]!, value, tolerance);
    });
  });
}

/** Rows of `dim` numbers, each row of a length that float32 can tell from 0. */
export const rows = (count: number, dim: number): fc.Arbitrary<number[][]> => {
  const value = fc.double({ min: -2, max: 2, noNaN: true });
  const row = fc
    .array(value, { minLength: dim, maxLength: dim })
    .filter((x) => Math.hypot(...x) > 0.1);
  return fc.array(row, { minLength: count, maxLength: count });
};

/** Two matrices with rows of one length: [N, D] and [M, D]. */
export const twoMatrices = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 6 }),
  )
  .chain(([n, m, d]) => fc.tuple(rows(n, d), rows(m, d)));

/** Two matrices of one shape [N, D]. */
export const twoViews = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, d]) => fc.tuple(rows(n, d), rows(n, d)));
