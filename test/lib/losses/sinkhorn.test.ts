import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { sinkhorn, type SinkhornOptions } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { sinkhornLoops } from '../../support/loopsLosses';
import { assertMatrixClose } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const assigned = (scores: Matrix, options?: SinkhornOptions): number[][] =>
  tf.tidy(() => sinkhorn(tensor(scores), options).arraySync());
const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
const columnSums = (q: Matrix) => q[0]!.map((_, k) => sum(q.map((row) => row[k]!)));

const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const cosines = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, k]) => {
    const row = fc.array(cosine, { minLength: k, maxLength: k });
    return fc.array(row, { minLength: n, maxLength: n });
  });

/** Four images of which three like prototype 0 best. */
const SCORES = [
  [0.9, 0.1],
  [0.8, 0.2],
  [0.7, 0.4],
  [0.1, 0.3],
];

describe('sinkhorn', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with float64 loops that never take a logarithm', () => {
    fc.assert(
      fc.property(cosines, fc.integer({ min: 1, max: 4 }), (scores, iterations) => {
        const expected = sinkhornLoops(scores, iterations, 0.05);
        assertMatrixClose(assigned(scores, { iterations }), expected, 1e-4);
      }),
    );
  });

  it('takes 3 iterations and an epsilon of 0.05 where nothing is said', () => {
    assertMatrixClose(assigned(SCORES), sinkhornLoops(SCORES, 3, 0.05), 1e-5);
  });

  it('has rows that sum to 1 whatever the iterations', () => {
    fc.assert(
      fc.property(cosines, fc.integer({ min: 1, max: 4 }), (scores, iterations) => {
        for (const row of assigned(scores, { iterations })) assertClose(sum(row), 1);
      }),
    );
  });

  it('has columns that come nearer to N/K with every iteration', () => {
    const error = (iterations: number) =>
      Math.abs(columnSums(assigned(SCORES, { iterations, epsilon: 0.2 }))[0]! - 2);
    assert.ok(error(1) > 1.2 * error(2) && error(2) > 1.2 * error(3), String(error(3)));
    assert.ok(error(200) < 1e-3);
  });

  it('gives to the crowded prototype whoever likes it best', () => {
    const [first, , third] = assigned(SCORES, { iterations: 100 });
    assert.ok(first![0]! > 0.9 && third![0]! < 0.1, String([first, third]));
  });

  it('does not care for a number added to a row or a column, once it has converged', () => {
    const shifted = SCORES.map((row, n) => row.map((s, k) => s + n / 10 + k / 5));
    const options = { iterations: 300, epsilon: 0.2 };
    assertMatrixClose(assigned(shifted, options), assigned(SCORES, options), 1e-3);
  });

  it('shares all out evenly where all scores are equal, and where there is one image', () => {
    assertMatrixClose(assigned([[2, 2], [2, 2]]), [[0.5, 0.5], [0.5, 0.5]]); // prettier-ignore
    assertMatrixClose(assigned([[0.9, -0.3, 0.1]]), [[1 / 3, 1 / 3, 1 / 3]]);
  });

  it('is finite for large scores and a tiny epsilon', () => {
    for (const options of [{}, { epsilon: 1e-4 }, { iterations: 50 }]) {
      const q = assigned(
        [
          [1e30, -1e30],
          [5000, 4000],
          [-1e4, 0],
        ],
        options,
      );
      for (const row of q) assertClose(sum(row), 1);
    }
  });

  it('has a gradient of 0', () => {
    assert.deepEqual(
      gradient((s) => sinkhorn(s).square(), SCORES),
      SCORES.map(() => [0, 0]),
    );
  });

  it('names what it cannot work with', () => {
    const scores = tf.zeros<tf.Rank.R2>([4, 3]);
    assert.throws(() => sinkhorn(tf.zeros([3]) as unknown as tf.Tensor2D), {
      message: 'sinkhorn: scores is [3]; it must be a matrix [rows, dim].',
    });
    assert.throws(() => sinkhorn(scores, { epsilon: 0 }), /sinkhorn: epsilon is 0; it must be/);
    for (const iterations of [0, 1.5, NaN]) {
      assert.throws(() => sinkhorn(scores, { iterations }), {
        name: 'RangeError',
        message: `sinkhorn: iterations is ${iterations}; it must be a whole number above 0.`,
      });
    }
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const scores = tensor(SCORES);
    assertNoLeak(() => sinkhorn(scores));
    assertNoLeak(() => tf.grad((s) => sinkhorn(s as tf.Tensor2D))(scores));
    scores.dispose();
  });
});
