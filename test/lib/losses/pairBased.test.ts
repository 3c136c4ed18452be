import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { pairBasedLoss } from '../../../lib/losses';
import { pairIndices } from '../../../lib/similarity';
import { LABELS, SIMILARITIES } from '../../support/labelled';
import { assertMatrixClose } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

const indices = pairIndices(LABELS);

describe('pairBasedLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('hands the similarities of positive and of negative pairs, and the indices, to the loss', () => {
    tf.tidy(() => {
      const seen: unknown[] = [];
      const loss = pairBasedLoss(tf.tensor2d(SIMILARITIES), indices, (positive, negative, all) => {
        seen.push(positive.shape, negative.shape, all);
        return tf.concat([positive, negative]);
      });
      const at = (rows: Int32Array, columns: Int32Array) =>
        Array.from(rows, (row, k) => SIMILARITIES[row]![columns[k]!]!);
      assert.deepEqual(seen, [[4], [16], indices]);
      const expected = [
        ...at(indices.anchorPositive, indices.positive),
        ...at(indices.anchorNegative, indices.negative),
      ];
      assertMatrixClose([Array.from(loss.dataSync())], [expected], 1e-6);
    });
  });

  it('sends the gradient of each pair to its place in the matrix', () => {
    const slopes = gradient(
      (s) =>
        pairBasedLoss(s, indices, (positive, negative) =>
          positive.sum().add(negative.sum().mul(3)),
        ),
      SIMILARITIES,
    );
    const expected = LABELS.map((a, i) => LABELS.map((b, j) => (a !== b ? 3 : i === j ? 0 : 1)));
    assert.deepEqual(slopes, expected);
  });

  it('adds up the gradients of a pair that is listed twice', () => {
    const one = Int32Array.of(1, 1);
    const none = new Int32Array();
    const twice = { anchorPositive: one, positive: one, anchorNegative: none, negative: none };
    const slopes = gradient(
      (s) => pairBasedLoss(s, twice, (positive) => positive.sum()),
      [
        [0, 0],
        [0, 0],
      ],
    );
    assert.deepEqual(slopes, [
      [0, 0],
      [0, 2],
    ]);
  });

  it('hands over lists of nothing where there are no pairs', () => {
    tf.tidy(() => {
      const shapes: unknown[] = [];
      pairBasedLoss(tf.zeros([1, 1]), pairIndices([4]), (positive, negative) => {
        shapes.push(positive.shape, negative.shape);
        return tf.scalar(0);
      });
      assert.deepEqual(shapes, [[0], [0]]);
    });
  });

  it('wants a square matrix', () => {
    assert.throws(() => pairBasedLoss(tf.zeros([2, 3]), indices, () => tf.scalar(0)), {
      name: 'RangeError',
      message: 'pairBasedLoss: similarities is [2, 3]; it must be a square matrix [N, N].',
    });
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const s = tf.tensor2d(SIMILARITIES);
    const loss = (x: tf.Tensor2D) =>
      pairBasedLoss(x, indices, (positive, negative) => positive.sum().sub(negative.sum()));
    assertNoLeak(() => loss(s));
    assertNoLeak(() => tf.grad((x) => loss(x as tf.Tensor2D))(s));
    s.dispose();
  });

  it('names a pair that the similarities have no place for', () => {
    // Row by row, (0, 2) of a 3×3 matrix is the place of (1, 0) in a 2×2 one.
    const three = pairIndices([0, 1, 0]);
    assert.throws(() => pairBasedLoss(tf.zeros([2, 2]), three, () => tf.scalar(0)), {
      name: 'RangeError',
      message:
        'pairBasedLoss: indices has a pair (0, 2), similarities is [2, 2]; both must be of the ' +
        'same images.',
    });
    const uneven = { ...three, positive: Int32Array.of(2) };
    assert.throws(() => pairBasedLoss(tf.zeros([3, 3]), uneven, () => tf.scalar(0)), /a pair/);
  });
});
