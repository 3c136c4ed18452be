import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { cosineSimilarity, cosineSimilarityMatrix, l2Normalize } from '../../lib/similarity';
import { assertClose } from '../support/assertClose';
import { cosineMatrixLoops, cosineSimilarityLoops } from '../support/loopsSimilarity';
import { assertMatrixClose, twoMatrices, twoViews } from '../support/matrices';
import { Z1, Z2, Z_SIMILARITIES } from '../support/sourceMatrices';
import { assertNoLeak, gradient, nudged } from '../support/tensors';

type Matrix = readonly number[][];
const vector = tf.ones<tf.Rank>([3]) as tf.Tensor2D;
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const unit = (x: Matrix) => tf.tidy(() => l2Normalize(tensor(x)).arraySync());
const rowwise = (z1: Matrix, z2: Matrix) =>
  tf.tidy(() => cosineSimilarity(tensor(z1), tensor(z2)).arraySync());
const matrix = (a: Matrix, b: Matrix) =>
  tf.tidy(() => cosineSimilarityMatrix(tensor(a), tensor(b)).arraySync());

describe('l2Normalize', () => {
  before(() => tf.setBackend('cpu'));

  it('divides a row by its length', () => {
    assertMatrixClose(
      unit([
        [3, 4],
        [0, -2],
      ]),
      [
        [0.6, 0.8],
        [0, -1],
      ],
      1e-6,
    );
  });

  it('is right for rows from 1e-36 to 3e38 long', () => {
    for (const size of [1e-36, 1e-20, 1e-8, 1, 1e10, 1e18, 6e37]) {
      assertMatrixClose(unit([[3 * size, 4 * size]]), [[0.6, 0.8]], 1e-5);
    }
  });

  it('leaves a row of zeros at zero', () => {
    assert.deepEqual(
      unit([
        [0, 0, 0],
        [0, 0, 5],
      ]),
      [
        [0, 0, 0],
        [0, 0, 1],
      ],
    );
  });

  it('lets NaN through', () => {
    assert.ok(
      unit([[NaN, 1]])
        .flat()
        .every(Number.isNaN),
    );
  });

  it('has a gradient at every magnitude: that of a short row is long', () => {
    for (const size of [1e-25, 1e-8, 1, 1e18, 1e30]) {
      const slope = gradient((x) => l2Normalize(x).slice([0, 0], [1, 1]), [[3 * size, 4 * size]]);
      // ∂(x / √(x² + y²)) = (y², −xy) / ‖·‖³, here at (3, 4)
      assertClose(slope[0]![0]! * size, 16 / 125, 1e-5);
      assertClose(slope[0]![1]! * size, -12 / 125, 1e-5);
    }
  });

  it('says that a vector is no matrix', () => {
    assert.throws(() => l2Normalize(vector), {
      name: 'RangeError',
      message: 'l2Normalize: x is [3]; it must be a matrix [rows, dim].',
    });
  });

  it('leaves no tensor behind', () => {
    const x = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => l2Normalize(x));
    x.dispose();
  });
});

describe('cosineSimilarity', () => {
  before(() => tf.setBackend('cpu'));

  it('gives the four values of the source to its six decimals', () => {
    rowwise(Z1, Z2).forEach((value, i) => {
      assertClose(value, Z_SIMILARITIES[i]!, 1e-6);
    });
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(twoViews, ([z1, z2]) => {
        assertMatrixClose([rowwise(z1, z2)], [cosineSimilarityLoops(z1, z2)], 1e-5);
      }),
    );
  });

  it('does not change when rows are rescaled, and changes sign with one side', () => {
    const scale = fc.integer({ min: -15, max: 15 }).map((power) => 10 ** power);
    fc.assert(
      fc.property(twoViews, scale, ([z1, z2], factor) => {
        const scaled = z1.map((row) => row.map((v) => v * factor));
        const flipped = z2.map((row) => row.map((v) => -v));
        assertMatrixClose([rowwise(scaled, z2)], [rowwise(z1, z2)], 1e-5);
        assertMatrixClose([rowwise(z1, flipped)], [rowwise(z1, z2).map((v) => -v)], 1e-6);
      }),
    );
  });

  it('has the gradient of the float64 loops by central differences', () => {
    const [z1, z2, h] = [
      [
        [0.3, -1.2],
        [0.8, 0.5],
      ],
      [
        [0.1, -0.9],
        [1.1, -0.2],
      ],
      1e-5,
    ];
    const actual = gradient((z) => cosineSimilarity(z, tensor(z2)).sum(), z1);
    const total = (z: Matrix) => cosineSimilarityLoops(z, z2).reduce((sum, v) => sum + v, 0);
    const numeric = z1.map((row, i) =>
      row.map((_, d) => (total(nudged(z1, i, d, h)) - total(nudged(z1, i, d, -h))) / (2 * h)),
    );
    assertMatrixClose(actual, numeric, 1e-5);
  });

  it('is 0 with a gradient of 0 where a row is all zeros', () => {
    const zeros = [
      [0, 0],
      [0, 0],
    ];
    assert.deepEqual(
      rowwise(zeros, [
        [0, 0],
        [1, 2],
      ]),
      [0, 0],
    );
    assert.deepEqual(
      gradient(
        (z) =>
          cosineSimilarity(
            z,
            tensor([
              [0, 0],
              [1, 2],
            ]),
          ),
        zeros,
      ),
      zeros,
    );
  });

  it('names both shapes when they differ', () => {
    assert.throws(() => cosineSimilarity(tf.zeros([8, 32]), tf.zeros([8, 16])), {
      name: 'RangeError',
      message:
        'cosineSimilarity: z1 is [8, 32], z2 is [8, 16]; views must share one [batch, dim] shape.',
    });
  });

  it('says which argument is no matrix', () => {
    assert.throws(
      () => cosineSimilarity(tf.zeros([2, 3]), tf.zeros([6]) as unknown as tf.Tensor2D),
      {
        message: 'cosineSimilarity: z2 is [6]; it must be a matrix [rows, dim].',
      },
    );
  });

  it('leaves no tensor behind', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => cosineSimilarity(z, z));
    z.dispose();
  });
});

describe('cosineSimilarityMatrix', () => {
  before(() => tf.setBackend('cpu'));

  it('holds the row-wise similarities of the source on its diagonal', () => {
    const found = matrix(Z1, Z2);
    Z_SIMILARITIES.forEach((value, i) => {
      assertClose(found[i]![i]!, value, 1e-6);
    });
  });

  it('agrees with float64 loops for any two row counts', () => {
    fc.assert(
      fc.property(twoMatrices, ([a, b]) => {
        assertMatrixClose(matrix(a, b), cosineMatrixLoops(a, b), 1e-5);
      }),
    );
  });

  it('has the gradient of the float64 loops by central differences', () => {
    const [a, b, h] = [
      [[0.3, -1.2, 0.4]],
      [
        [0.1, -0.9, 2],
        [1.1, -0.2, -1],
      ],
      1e-5,
    ];
    const weights = [[1, -3]];
    const total = (x: Matrix) =>
      cosineMatrixLoops(x, b).reduce(
        (sum, row) => row.reduce((s, v, j) => s + v * weights[0]![j]!, sum),
        0,
      );
    const numeric = a.map((row, i) =>
      row.map((_, d) => (total(nudged(a, i, d, h)) - total(nudged(a, i, d, -h))) / (2 * h)),
    );
    const actual = gradient((x) => cosineSimilarityMatrix(x, tensor(b)).mul(weights), a);
    assertMatrixClose(actual, numeric, 1e-5);
  });

  it('keeps a row of zeros at 0, also on the diagonal, with a gradient of 0', () => {
    const a = [
      [0, 0],
      [0, 2],
    ];
    assert.deepEqual(matrix(a, a), [
      [0, 0],
      [0, 1],
    ]);
    assert.deepEqual(gradient((z) => cosineSimilarityMatrix(z, z), a)[0], [0, 0]);
  });

  it('says whose rows differ in length', () => {
    assert.throws(() => cosineSimilarityMatrix(tf.zeros([2, 3]), tf.zeros([4, 5])), {
      name: 'RangeError',
      message: 'cosineSimilarityMatrix: a is [2, 3], b is [4, 5]; their rows must have one length.',
    });
  });

  it('says which argument is no matrix', () => {
    assert.throws(
      () => cosineSimilarityMatrix(tf.zeros([3]) as unknown as tf.Tensor2D, tf.zeros([2, 3])),
      {
        message: 'cosineSimilarityMatrix: a is [3]; it must be a matrix [rows, dim].',
      },
    );
  });

  it('leaves no tensor behind', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => cosineSimilarityMatrix(z, z));
    z.dispose();
  });
});
