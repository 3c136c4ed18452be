import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { marginLoss } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { marginLoops } from '../../support/loopsLosses';
import { twoViews } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (x1: Matrix, x2: Matrix, similar: readonly number[], margin = 1): number =>
  tf.tidy(
    () => marginLoss(tensor(x1), tensor(x2), tf.tensor1d([...similar]), { margin }).dataSync()[0]!,
  );

const labelled = twoViews.chain(([x1, x2]) =>
  fc.tuple(
    fc.constant(x1),
    fc.constant(x2),
    fc.array(fc.constantFrom(0, 1), { minLength: x1.length, maxLength: x1.length }),
    fc.double({ min: 0.1, max: 5, noNaN: true }),
  ),
);

describe('marginLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('is half the squared distance of a similar pair', () => {
    // ‖(3, 1) − (1, 0)‖² = 5; the distance itself is √5, the sum of absolute differences 3.
    assertClose(value([[3, 1]], [[1, 0]], [1]), 5 / 2);
  });

  it('is half of what a dissimilar pair lacks of the margin', () => {
    // h = 0.3² + 0.4² = 0.25
    assertClose(value([[0.3, 0]], [[0, 0.4]], [0]), (1 - 0.25) / 2);
    assertClose(value([[0.3, 0]], [[0, 0.4]], [0], 3), (3 - 0.25) / 2);
  });

  it('is 0 with a gradient of 0 for a dissimilar pair beyond the margin', () => {
    assert.equal(value([[2, 0]], [[0, 0]], [0]), 0);
    const slopes = gradient((x) => marginLoss(x, tensor([[0, 0]]), tf.tensor1d([0])), [[2, 0]]);
    assert.deepEqual(slopes, [[0, 0]]);
  });

  it('is the mean over the pairs: similar at h = 4, dissimilar at h = 0.25, dissimilar far off', () => {
    const x1 = [[2], [0.5], [9]];
    assertClose(value(x1, [[0], [0], [0]], [1, 0, 0]), (4 / 2 + 0.75 / 2 + 0) / 3);
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(labelled, ([x1, x2, similar, margin]) => {
        const expected = marginLoops(x1, x2, similar, margin);
        assertClose(value(x1, x2, similar, margin), expected, 1e-5);
      }),
    );
  });

  it('does not change when the partners swap places, or all points move together', () => {
    fc.assert(
      fc.property(labelled, ([x1, x2, similar, margin]) => {
        const expected = value(x1, x2, similar, margin);
        assertClose(value(x2, x1, similar, margin), expected, 1e-6);
        const moved = (x: Matrix) => x.map((row) => row.map((v, d) => v + d - 1.5));
        assertClose(value(moved(x1), moved(x2), similar, margin), expected, 1e-4);
      }),
    );
  });

  it('has the gradient of the loops, for both sides', () => {
    // Similar; dissimilar within the margin; dissimilar beyond it.
    const x1 = [
      [0.3, -1.2],
      [0.4, 0.1],
      [2, 1],
    ];
    const x2 = [
      [-0.5, 0.7],
      [0.2, 0.6],
      [-1, 0],
    ];
    const y = [1, 0, 0];
    assertGradient(
      (x) => marginLoss(x, tensor(x2), tf.tensor1d(y)),
      (x) => marginLoops(x, x2, y, 1),
      x1,
    );
    assertGradient(
      (x) => marginLoss(tensor(x1), x, tf.tensor1d(y)),
      (x) => marginLoops(x1, x, y, 1),
      x2,
    );
  });

  it('has a finite gradient where both embeddings are one point', () => {
    const same = [
      [0, 0],
      [1, 1],
    ];
    const slopes = gradient((x) => marginLoss(x, tensor(same), tf.tensor1d([0, 1])), same);
    assert.ok(slopes.flat().every((v) => v === 0));
  });

  it('takes whole numbers and booleans for what is similar', () => {
    const [x1, x2] = [tensor([[2], [0.5]]), tensor([[0], [0]])];
    for (const similar of [tf.tensor1d([1, 0], 'int32'), tf.tensor1d([true, false])])
      assertClose(marginLoss(x1, x2, similar).dataSync()[0]!, (4 / 2 + 0.75 / 2) / 2);
  });

  it('names the shapes when they do not fit', () => {
    const x = tf.zeros<tf.Rank.R2>([8, 2]);
    assert.throws(() => marginLoss(x, tf.zeros([8, 3]), tf.zeros([8])), {
      message: 'marginLoss: x1 is [8, 2], x2 is [8, 3]; views must share one [batch, dim] shape.',
    });
    assert.throws(() => marginLoss(x, x, tf.zeros([8, 1]) as unknown as tf.Tensor1D), {
      name: 'RangeError',
      message: 'marginLoss: x1 is [8, 2], similar is [8, 1]; there must be one 0 or 1 a pair, [8].',
    });
    assert.throws(() => marginLoss(x, x, tf.zeros([8]), { margin: 0 }), {
      message: 'marginLoss: margin is 0; it must be a finite number above 0.',
    });
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const [x, y] = [tf.ones<tf.Rank.R2>([4, 2]), tf.zeros<tf.Rank.R1>([4])];
    assertNoLeak(() => marginLoss(x, x, y));
    assertNoLeak(() => tf.grad((a) => marginLoss(a as tf.Tensor2D, x, y))(x));
    tf.dispose([x, y]);
  });
});
