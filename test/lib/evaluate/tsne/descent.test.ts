import assert from 'node:assert/strict';
import { createDescent } from '../../../../lib/evaluate/tsne/descent';
import { assertClose } from '../../../support/assertClose';

/** The ways of a coordinate from 0 along these slopes, with a learning rate of 1. */
function ways(slopes: readonly number[], momentum: number): number[] {
  const points = Float64Array.of(0);
  const descend = createDescent(points, 1, momentum);
  let last = 0;
  return slopes.map((slope) => {
    descend(Float64Array.of(slope));
    const way = points[0]! - last;
    last = points[0]!;
    return way;
  });
}

describe('createDescent', () => {
  it('goes faster where it goes on, and slower where it turns back', () => {
    // Gains: 0.8 at rest, + 0.2 against the slope of the last step, × 0.8 along it.
    const expected = [-1 * 0.8, -1 * (0.8 + 0.2), 1 * (0.8 + 0.2) * 0.8];
    ways([1, 1, -1], 0).forEach((way, i) => {
      assertClose(way, expected[i]!, 1e-12);
    });
  });

  it('keeps the momentum’s share of its last step', () => {
    const [first, second] = ways([1, 0], 0.5) as [number, number];
    assertClose(second, first * 0.5, 1e-12);
  });

  it('never stands still for turning back', () => {
    const turning = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    assert.ok(ways(turning, 0).every((way) => Math.abs(way) >= 0.01 - 1e-12));
  });
});
