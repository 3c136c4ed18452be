import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstMiss, flat, isClose, rowsOf, sameShape } from '../../checks/plain';

const vector = (values: number[]) => ({ shape: [values.length], values });

describe('plain values', () => {
  it('flattens a number, a vector and a matrix row by row', () => {
    assert.deepEqual(flat(3), { shape: [], values: [3] });
    assert.deepEqual(flat([1, 2, 3]), { shape: [3], values: [1, 2, 3] });
    assert.deepEqual(
      flat([
        [1, 2, 3],
        [4, 5, 6],
      ]),
      { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] },
    );
  });

  it('gives the rows of a matrix back', () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([n, d]) =>
        fc.array(fc.array(fc.integer(), { minLength: d, maxLength: d }), {
          minLength: n,
          maxLength: n,
        }),
      );
    fc.assert(
      fc.property(matrix, (rows) => {
        assert.deepEqual(rowsOf(flat(rows)), rows);
      }),
    );
    assert.deepEqual(rowsOf(vector([1, 2])), [[1, 2]]);
    assert.deepEqual(rowsOf({ shape: [2, 1, 2], values: [1, 2, 3, 4] }), [[1, 2, 3, 4]]);
  });

  it('compares relative to values above 1 and absolutely below', () => {
    assert.ok(isClose(vector([1000.5]), vector([1000]), 1e-3));
    assert.ok(!isClose(vector([1002]), vector([1000]), 1e-3));
    assert.ok(isClose(vector([0.0005]), vector([0]), 1e-3));
    assert.ok(!isClose(vector([0.002]), vector([0.0001]), 1e-3));
  });

  it('never takes NaN or Infinity for a number, and NaN only for NaN', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      assert.ok(!isClose(vector([bad]), vector([1]), 1e9));
      assert.ok(!isClose(vector([1]), vector([bad]), 1e9));
      assert.ok(isClose(vector([bad]), vector([bad]), 0));
    }
    assert.ok(!isClose(vector([-Infinity]), vector([Infinity]), 1));
  });

  it('says where the first miss is', () => {
    assert.equal(firstMiss([1, 2, 9, 9], [1, 2, 3, 4], 1e-6), 2);
    assert.equal(firstMiss([1, 2], [1, 2, 3], 1e-6), 2);
    assert.equal(firstMiss([1, 2], [1, 2], 0), -1);
  });

  it('tells shapes of equal size apart', () => {
    assert.ok(!sameShape({ shape: [4], values: [] }, { shape: [4, 1], values: [] }));
    assert.ok(!sameShape({ shape: [2, 3], values: [] }, { shape: [3, 2], values: [] }));
    assert.ok(sameShape({ shape: [], values: [] }, { shape: [], values: [] }));
  });
});
