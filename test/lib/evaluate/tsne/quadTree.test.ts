import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quadTree, UNDIVIDED } from '../../../../lib/evaluate/tsne/quadTree';
import { assertClose } from '../../../support/assertClose';

const place = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
);
const plane = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 40 });

/** The boxes that lie directly within a box. */
function within(next: Int32Array, box: number): number[] {
  const found = [];
  for (let inner = box + 1; inner < next[box]!; inner = next[inner]!) found.push(inner);
  return found;
}

describe('quadTree', () => {
  it('counts and averages in each box what lies in the boxes within it', () => {
    fc.assert(
      fc.property(plane, (points) => {
        const { boxes, contents, next, order } = quadTree(Float64Array.from(points.flat()));
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          points.map((_, i) => i),
        );
        assert.equal(next[0], boxes);
        assert.equal(contents[2], points.length);
        for (let box = 0; box < boxes; box += 1) {
          const [x, y, count, side] = contents.subarray(
            4 * box,
            4 * box + 4,
          ) as unknown as number[];
          const inner = within(next, box);
          assert.equal(inner.length > 1, side !== UNDIVIDED);
          if (inner.length === 0) continue;
          const sum = (k: number) =>
            inner.reduce((total, b) => total + contents[4 * b + k]! * contents[4 * b + 2]!, 0);
          assert.equal(
            inner.reduce((total, b) => total + contents[4 * b + 2]!, 0),
            count,
          );
          assertClose(x!, sum(0) / count!, 1e-12);
          assertClose(y!, sum(1) / count!, 1e-12);
        }
      }),
    );
  });

  it('keeps points in one place in one box', () => {
    const { boxes, contents } = quadTree(Float64Array.of(1, 2, 1, 2, 1, 2));
    assert.equal(boxes, 1);
    assert.deepEqual([...contents.subarray(0, 4)], [1, 2, 3, UNDIVIDED]);
  });

  it('ends where float64 has no number between two points', () => {
    const near = 1 + Number.EPSILON;
    assert.ok(quadTree(Float64Array.of(1, 1, near, near, 1, near)).boxes <= 4);
  });

  it('draws a box in to its points', () => {
    const { contents } = quadTree(Float64Array.of(-1, 0, 3, 2));
    assert.deepEqual([...contents.subarray(0, 4)], [1, 1, 2, 4 ** 2]);
  });
});
