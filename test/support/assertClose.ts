import assert from 'node:assert/strict';

/** |actual − expected| ≤ tolerance · max(1, |expected|); NaN never passes. */
export function assertClose(actual: number, expected: number, tolerance = 1e-5): void {
  const error = Math.abs(actual - expected);
  assert.ok(
    error <= tolerance * Math.max(1, Math.abs(expected)),
    `${actual} is not within ${tolerance} of ${expected}`,
  );
}
