import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { alignment } from '../../../lib/evaluate/alignment';
import { assertClose } from '../../support/assertClose';
import { alignmentLoops } from '../../support/loopsEvaluate';
import { assertMatrixClose, twoViews } from '../../support/matrices';
import { assertNoLeak, gradient, nudged } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (z1: Matrix, z2: Matrix, alpha = 2): number =>
  tf.tidy(() => alignment(tensor(z1), tensor(z2), { alpha }).arraySync());

describe('alignment', () => {
  before(() => tf.setBackend('cpu'));

  it('is the squared chord between two views: 2 − 2 cos of their angle', () => {
    assertClose(value([[5, 0]], [[Math.cos(1), Math.sin(1)]]), 2 - 2 * Math.cos(1));
  });

  it('is 0 where the views agree and 2^α where they are opposite', () => {
    assert.equal(value([[1, 2]], [[2, 4]]), 0);
    for (const alpha of [1, 2, 3]) assertClose(value([[1, 2]], [[-2, -4]], alpha), 2 ** alpha);
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(twoViews, fc.constantFrom(1, 2, 2.5), ([z1, z2], alpha) => {
        assertClose(value(z1, z2, alpha), alignmentLoops(z1, z2, alpha), 1e-5);
      }),
    );
  });

  it('has the gradient of the float64 loops by central differences', () => {
    const z1 = [[0.3, -1.2, 0.4], [1.1, -0.2, -1]]; // prettier-ignore
    const z2 = [[0.1, -0.9, 2], [0.7, 0.2, 1]]; // prettier-ignore
    const h = 1e-5;
    for (const alpha of [1, 2]) {
      const loss = (z: Matrix) => alignmentLoops(z, z2, alpha);
      const numeric = z1.map((row, i) =>
        row.map((_, d) => (loss(nudged(z1, i, d, h)) - loss(nudged(z1, i, d, -h))) / (2 * h)),
      );
      const actual = gradient((z) => alignment(z, tensor(z2), { alpha }), z1);
      assertMatrixClose(actual, numeric, 1e-4);
    }
  });

  it('has a gradient of 0 where the views agree, at α = 1 too', () => {
    for (const alpha of [1, 2]) {
      const slopes = gradient((z) => alignment(z, tensor([[1, 0]]), { alpha }), [[1, 0]]);
      assert.ok(slopes.flat().every((slope) => slope === 0));
    }
  });

  it('counts a view of zeros as 1 away from every direction', () => {
    assertClose(value([[0, 0]], [[3, 4]]), 1);
  });

  it('wants two matrices of one shape, and a power above 0', () => {
    assert.throws(() => alignment(tf.zeros([2, 3]), tf.zeros([4, 3])), {
      name: 'RangeError',
      message: 'alignment: z1 is [2, 3], z2 is [4, 3]; views must share one [batch, dim] shape.',
    });
    assert.throws(() => alignment(tf.zeros([2, 3]), tf.zeros([2, 4])), {
      message:
        'alignment: z1 is [2, 3], z2 is [2, 4]; they must be matrices with rows of one length, [rows, dim].',
    });
    assert.throws(() => value([[1]], [[1]], 0), {
      message: 'alignment: alpha is 0; it must be a finite number above 0.',
    });
  });

  it('leaves no tensor behind', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => alignment(z, z));
    assertNoLeak(() => alignment(z, z, { alpha: 1 }));
    z.dispose();
  });
});
