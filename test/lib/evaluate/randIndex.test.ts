import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randIndex } from '../../../lib/evaluate/randIndex';
import { assertClose } from '../../support/assertClose';
import { randIndexLoops } from '../../support/loopsEvaluate';

const groupings = fc
  .integer({ min: 2, max: 12 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({ min: -2, max: 3 }), { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
    ),
  );

describe('randIndex', () => {
  it('counts the pairs on which two groupings agree', () => {
    // Of 15 pairs, 2 are together in both and 10 apart in both.
    // sklearn.metrics.rand_score([0,0,1,1,2,2], [0,0,1,2,2,2]) gives 0.8.
    assert.equal(randIndex([0, 0, 1, 1, 2, 2], [0, 0, 1, 2, 2, 2]), (2 + 10) / 15);
  });

  it('agrees with a loop over all pairs', () => {
    fc.assert(
      fc.property(groupings, ([a, b]) => {
        assertClose(randIndex(a, b), randIndexLoops(a, b), 1e-12);
      }),
    );
  });

  it('is 1 for equal groupings, whatever the groups are called', () => {
    fc.assert(
      fc.property(groupings, ([a]) => {
        assert.equal(randIndex(a, a), 1);
        const renamed = a.map((group) => 100 - 7 * group);
        assert.equal(randIndex(a, renamed), 1);
      }),
    );
  });

  it('is symmetric, and does not depend on the order of the points', () => {
    fc.assert(
      fc.property(groupings, ([a, b]) => {
        assert.equal(randIndex(a, b), randIndex(b, a));
        assert.equal(randIndex([...a].reverse(), [...b].reverse()), randIndex(a, b));
      }),
    );
  });

  it('is 0 where one grouping has all together and the other all apart', () => {
    assert.equal(randIndex([0, 0, 0], [0, 1, 2]), 0);
  });

  it('takes labels and assignments of different types, 60,000 at once', () => {
    const labels = Uint8Array.from({ length: 60_000 }, (_, i) => i % 10);
    const halves = Int32Array.from(labels, (label) => (label < 5 ? 0 : 1));
    // Together in both: the pairs within the ten classes. Apart in both: those across the halves.
    const [all, within, across] = [(60_000 * 59_999) / 2, 10 * 6000 * 2999.5, 30_000 ** 2];
    assertClose(randIndex(labels, halves), (within + across) / all, 1e-12);
  });

  it('wants two groupings of the same points, at least two', () => {
    assert.throws(() => randIndex([0, 1], [0, 1, 2]), {
      name: 'RangeError',
      message: 'randIndex: a has 2 rows, b has 3; there must be one for each row.',
    });
    assert.throws(() => randIndex([0], [0]), {
      message: 'randIndex: there are 1 points; a pair needs at least 2.',
    });
  });
});
