import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { byolLoss } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { byolLoops } from '../../support/loopsLosses';
import { assertMatrixClose, rows } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (p: Matrix, t: Matrix): number =>
  tf.tidy(() => byolLoss(tensor(p), tensor(t)).dataSync()[0]!);

const pairs = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, d]) => fc.tuple(rows(n, d), rows(n, d)));

const P = [
  [0.3, -1.2, 0.4],
  [0.9, 0.5, -0.3],
];
const T = [
  [0.1, -0.9, 0.8],
  [1.1, -0.2, 0.1],
];

describe('byolLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('is 0 for one direction, 2 for a right angle, 4 for opposite directions', () => {
    assertClose(value([[3, 4]], [[6, 8]]), 0);
    assertClose(value([[1, 0]], [[0, 7]]), 2);
    assertClose(value([[1, 2]], [[-2, -4]]), 4);
    assertClose(value([[1, 0], [1, 0]], [[5, 0], [-1, 0]]), (0 + 4) / 2); // prettier-ignore
  });

  it('agrees with the squared distance of unit rows, in float64 loops', () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        assertClose(value(p, t), byolLoops(p, t), 1e-5);
      }),
    );
  });

  it('has the gradient of the loops for the prediction', () => {
    assertGradient(
      (x) => byolLoss(x, tensor(T)),
      (x) => byolLoops(x, T),
      P,
    );
  });

  it('has no gradient for the target, even where that is the prediction itself', () => {
    assert.deepEqual(
      gradient((x) => byolLoss(tensor(P), x), T),
      T.map((row) => row.map(() => 0)),
    );
    const double = (x: tf.Tensor2D) => x.mul<tf.Tensor2D>([[2, 1, -1]]);
    const both = gradient((x) => byolLoss(x, double(x)), P);
    const doubled = P.map(([a = 0, b = 0, c = 0]) => [2 * a, b, -c]);
    assert.deepEqual(
      both,
      gradient((x) => byolLoss(x, tensor(doubled)), P),
    );
  });

  it('is 2 with a gradient of zeros for rows of zeros', () => {
    const zeros = [[0, 0, 0]];
    assert.equal(value(zeros, [[1, 2, 3]]), 2);
    assertMatrixClose(
      gradient((x) => byolLoss(x, tensor(zeros)), zeros),
      zeros,
      0,
    );
  });

  it('names the shapes when they do not fit', () => {
    assert.throws(() => byolLoss(tf.zeros([8, 32]), tf.zeros([8, 16])), {
      name: 'RangeError',
      message:
        'byolLoss: prediction is [8, 32], target is [8, 16]; views must share one [batch, dim] shape.',
    });
    const vector = tf.zeros([8]) as unknown as tf.Tensor2D;
    assert.throws(() => byolLoss(vector, vector), /prediction is \[8\]; it must be a matrix/);
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => byolLoss(z, z));
    assertNoLeak(() => tf.grad((x) => byolLoss(x as tf.Tensor2D, z))(z));
    z.dispose();
  });
});
