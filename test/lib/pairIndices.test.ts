import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pairIndices } from '../../lib/similarity';
import { pairLoops } from '../support/loopsLosses';

const plain = (labels: Parameters<typeof pairIndices>[0]) =>
  Object.fromEntries(
    Object.entries(pairIndices(labels)).map(([name, places]) => [
      name,
      Array.from(places as Int32Array),
    ]),
  );

const labels = fc.array(fc.nat({ max: 3 }), { maxLength: 9 });

describe('pairIndices', () => {
  it('lists the pairs row by row, (i, j) as well as (j, i), and no (i, i)', () => {
    assert.deepEqual(plain([7, 2, 7]), {
      anchorPositive: [0, 2],
      positive: [2, 0],
      anchorNegative: [0, 1, 1, 2],
      negative: [1, 0, 2, 1],
    });
  });

  it('agrees with two loops over all pairs', () => {
    fc.assert(
      fc.property(labels, (some) => {
        assert.deepEqual(plain(some), pairLoops(some));
      }),
    );
  });

  it('finds each of the n² − n ordered pairs once', () => {
    fc.assert(
      fc.property(labels, (some) => {
        const { anchorPositive, positive, anchorNegative, negative } = pairIndices(some);
        const rows = [...anchorPositive, ...anchorNegative];
        const columns = [...positive, ...negative];
        const pairs = new Set(rows.map((row, k) => `${row},${columns[k]!}`));
        assert.equal(pairs.size, some.length ** 2 - some.length);
        assert.equal(rows.length, pairs.size);
      }),
    );
  });

  it('takes bytes and integers for labels, and gives integers', () => {
    const expected = plain([1, 1, 0]);
    assert.deepEqual(plain(Uint8Array.of(1, 1, 0)), expected);
    assert.deepEqual(plain(Int32Array.of(1, 1, 0)), expected);
    for (const places of Object.values(pairIndices([1, 1, 0])) as unknown[])
      assert.ok(places instanceof Int32Array);
  });

  it('finds nothing of a kind where there is nothing', () => {
    assert.equal(pairIndices([5, 5, 5]).negative.length, 0);
    assert.equal(pairIndices([1, 2, 3]).positive.length, 0);
    assert.equal(pairIndices([]).anchorNegative.length, 0);
  });

  it('makes no pair of an image with itself, even where its label is NaN', () => {
    assert.deepEqual(plain([NaN, 1])['anchorNegative'], [0, 1]);
    assert.deepEqual(plain([NaN, 1])['negative'], [1, 0]);
  });
});
