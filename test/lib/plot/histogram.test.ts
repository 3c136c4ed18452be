import assert from 'node:assert/strict';
import fc from 'fast-check';
import { histogram } from '../../../lib';
import type { Figure } from '../../../lib';
import type { BarTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';

const barsOf = ({ data }: Figure) => data as readonly BarTrace[];

describe('histogram', () => {
  it('counts how many values fall into each bin, the right end into the last', () => {
    const [bars] = barsOf(histogram([0, 0.1, 0.5, 0.74, 0.75, 1], { bins: 4 }));
    assert.deepEqual(bars!.y, [2, 0, 2, 2]);
    assert.deepEqual(bars!.x, [0.125, 0.375, 0.625, 0.875]);
    assert.equal(bars!.width, 0.25);
  });

  it('leaves out what lies outside the range or is not finite', () => {
    const [bars] = barsOf(
      histogram([-2, -1, 0.5, 1, 1.01, NaN, Infinity], { range: [-1, 1], bins: 2 }),
    );
    assert.deepEqual(bars!.y, [1, 2]);
  });

  it('counts every value of its own range once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        (values, bins) => {
          const [bars] = barsOf(histogram(values, { bins }));
          assert.equal(
            bars!.y.reduce((a, b) => a + b),
            values.length,
          );
        },
      ),
    );
  });

  it('cuts one range for all groups', () => {
    const [a, b] = barsOf(histogram({ a: [0, 1], b: Float32Array.of(4) }, { bins: 2 }));
    assert.deepEqual(
      [a!.y, b!.y],
      [
        [2, 0],
        [0, 1],
      ],
    );
    assert.deepEqual(a!.x, b!.x);
    assert.ok(a!.showlegend && a!.marker.opacity < 1);
  });

  it('gives values that are all the same a bin of their own', () => {
    const [bars] = barsOf(histogram([3, 3, 3], { bins: 5 }));
    assert.deepEqual(bars!.y, [0, 0, 3, 0, 0]);
    assertClose(bars!.x[2]!, 3);
  });

  it('says that there is nothing to see yet', () => {
    assert.equal(histogram([]).layout.annotations[0]!.text, 'no data yet');
  });

  it('refuses a range that does not grow and a part of a bin', () => {
    for (const wrong of [{ range: [1, 1] }, { range: [1, NaN] }, { bins: 0 }, { bins: 2.5 }]) {
      assert.throws(
        () => histogram([1, 2], wrong as { bins: number }),
        /^RangeError: histogram: range is .* it wants a range that grows and a whole number of bins\.$/,
      );
    }
  });

  it('has room for equal values that are too large to add a half to', () => {
    const [bar] = histogram([1e20, 1e20], { bins: 1 }).data;
    assert.ok(bar?.type === 'bar');
    assert.deepEqual(bar.y, [2]);
  });
});
