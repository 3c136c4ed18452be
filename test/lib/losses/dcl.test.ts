import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { dclLoss, pairBasedLoss } from '../../../lib/losses';
import { pairIndices } from '../../../lib/similarity';
import { assertGradient } from '../../support/differences';
import { LABELS, labelledSimilarities, SIMILARITIES } from '../../support/labelled';
import { dclBatchLoops, dclLoops } from '../../support/loopsLosses';
import { assertMatrixClose } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const loss = (s: tf.Tensor2D, labels: readonly number[], temperature?: number): tf.Tensor =>
  pairBasedLoss(s, pairIndices(labels), (positive, negative, indices) =>
    dclLoss(positive, negative, indices, temperature === undefined ? {} : { temperature }),
  );
const values = (s: Matrix, labels: readonly number[], temperature?: number): number[] =>
  tf.tidy(() => Array.from(loss(tf.tensor2d(s as number[][]), labels, temperature).dataSync()));
const vector = (...numbers: number[]) => tf.tensor1d(numbers);

describe('dclLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('is (s_in − s_ip) / τ for an anchor with one negative', () => {
    const s = [
      [1, 0.9, 0.2],
      [0.8, 1, -0.4],
      [0, 0, 1],
    ];
    const expected = [(0.2 - 0.9) / 0.5, (-0.4 - 0.8) / 0.5];
    assertMatrixClose([values(s, [0, 0, 1], 0.5)], [expected]);
  });

  it('is the log of the number of negatives where all similarities are equal', () => {
    const s = LABELS.map(() => LABELS.map(() => 0.3));
    assertMatrixClose([values(s, LABELS)], [[3, 3, 3, 3].map(Math.log)]);
  });

  it('agrees with float64 loops pair by pair, at the source’s temperature by default', () => {
    fc.assert(
      fc.property(labelledSimilarities, ([s, labels]) => {
        const expected = dclLoops(s, labels, 0.07);
        const found = values(s, labels);
        const hasPairs = expected.length > 0 && new Set(labels).size > 1;
        assertMatrixClose([found], [hasPairs ? expected : [0]], 1e-5);
      }),
    );
  });

  it('does not care for the order of the negatives', () => {
    const { anchorPositive, positive, anchorNegative, negative } = pairIndices(LABELS);
    const turned = {
      ...{ anchorPositive, positive },
      ...{ anchorNegative: anchorNegative.slice().reverse(), negative: negative.slice().reverse() },
    };
    tf.tidy(() => {
      const found = pairBasedLoss(tf.tensor2d(SIMILARITIES), turned, dclLoss);
      assertMatrixClose([Array.from(found.dataSync())], [values(SIMILARITIES, LABELS)]);
    });
  });

  for (const t of [0.07, 0.5]) {
    it(`has the gradient of the loops at temperature ${t}`, () => {
      assertGradient(
        (s) => loss(s, LABELS, t).mean(),
        (s) => dclBatchLoops(s, LABELS, t),
        SIMILARITIES,
      );
    });
  }

  it('goes on where float32’s exponential ends: 200 at temperature 0.01', () => {
    const s = [
      [1, -1, 1],
      [-1, 1, 1],
      [1, 1, 1],
    ];
    assertMatrixClose([values(s, [0, 0, 1], 0.01)], [[200, 200]]);
    const slopes = gradient((x) => loss(x, [0, 0, 1], 0.01), s);
    assertMatrixClose(slopes, [
      [0, -100, 100],
      [-100, 0, 100],
      [0, 0, 0],
    ]); // of 1 / τ
  });

  for (const [name, labels] of [
    ['one class', [3, 3, 3]],
    ['all classes different', [0, 1, 2]],
    ['one image', [1]],
  ] as const) {
    it(`is a 0 with a gradient of 0 for a batch of ${name}`, () => {
      const s = labels.map(() => labels.map(() => 0.5));
      assert.deepEqual(values(s, labels), [0]);
      const slopes = gradient((x) => loss(x, labels).mean(), s);
      assert.ok(slopes.flat().every((v) => v === 0));
    });
  }

  it('is 0 for an anchor that has no negatives while others have', () => {
    const indices = {
      ...{ anchorPositive: Int32Array.of(0, 3), positive: Int32Array.of(1, 1) },
      ...{ anchorNegative: Int32Array.of(0), negative: Int32Array.of(2) },
    };
    tf.tidy(() => {
      const found = dclLoss(vector(0.5, 0.5), vector(0.1), indices, { temperature: 1 });
      assertMatrixClose([Array.from(found.dataSync())], [[0.1 - 0.5, 0]]);
    });
  });

  it('wants one similarity a pair', () => {
    const indices = pairIndices([0, 0, 1]);
    assert.throws(() => dclLoss(vector(1), vector(1, 1, 1, 1), indices), {
      name: 'RangeError',
      message:
        'dclLoss: positivePairs is [1], and indices has 2 such pairs; there must be one similarity a pair, [2].',
    });
    assert.throws(
      () => dclLoss(vector(1, 1), vector(1), indices),
      /negativePairs is \[1\].* \[4\]/,
    );
  });

  it('wants a temperature above 0', () => {
    assert.throws(() => dclLoss(vector(), vector(), pairIndices([]), { temperature: NaN }), {
      message: 'dclLoss: temperature is NaN; it must be a finite number above 0.',
    });
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const s = tf.tensor2d(SIMILARITIES);
    for (const labels of [LABELS, [0, 0, 0, 0, 0]]) {
      assertNoLeak(() => loss(s, labels));
      assertNoLeak(() => tf.grad((x) => loss(x as tf.Tensor2D, labels))(s));
    }
    s.dispose();
  });
});
