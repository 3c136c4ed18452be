import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { compileStep } from '../../../lib/engine/compileStep';
import { dclBatchLoss } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { LABELS, labelledSimilarities, SIMILARITIES } from '../../support/labelled';
import { dclBatchLoops } from '../../support/loopsLosses';
import { useNativeEngine } from '../../support/rungs';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const loss = (s: tf.Tensor2D, labels: readonly number[], temperature = 0.07): tf.Scalar =>
  dclBatchLoss(s, tf.tensor1d([...labels], 'int32'), { temperature });
const value = (s: Matrix, labels: readonly number[], temperature?: number): number =>
  tf.tidy(() => loss(tf.tensor2d(s as number[][]), labels, temperature).dataSync()[0]!);

describe('dclBatchLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('is the mean of DCL over all positive pairs, by float64 loops', () => {
    fc.assert(
      fc.property(labelledSimilarities, ([s, labels]) => {
        assertClose(value(s, labels), dclBatchLoops(s, labels, 0.07), 1e-5);
      }),
    );
  });

  it('counts pairs, not anchors: a class of three weighs six pairs, one of two weighs two', () => {
    const labels = [0, 0, 0, 1, 1];
    const s = labels.map(() => labels.map(() => 0));
    assertClose(value(s, labels), (6 * Math.log(2) + 2 * Math.log(3)) / 8);
  });

  it('does not care for the order of the images, nor for the names of the classes', () => {
    const turned = [...SIMILARITIES].reverse().map((row) => [...row].reverse());
    const expected = value(SIMILARITIES, LABELS);
    assertClose(value(turned, [...LABELS].reverse()), expected, 1e-6);
    assertClose(value(SIMILARITIES, [9, 9, 4, 4, 0]), expected, 1e-6);
  });

  for (const t of [0.01, 0.07, 0.5]) {
    it(`has the gradient of the loops at temperature ${t}`, () => {
      assertGradient(
        (s) => loss(s, LABELS, t),
        (s) => dclBatchLoops(s, LABELS, t),
        SIMILARITIES,
      );
    });
  }

  it('is finite at temperature 0.01, where the exponential of a logit overflows', () => {
    const s = [
      [1, -1, 1],
      [-1, 1, 1],
      [1, 1, 1],
    ];
    assertClose(value(s, [0, 0, 1], 0.01), 200);
  });

  for (const [name, labels] of [
    ['one class', [3, 3, 3]],
    ['all classes different', [0, 1, 2]],
    ['one image', [1]],
  ] as const) {
    it(`is 0 with a gradient of 0 for a batch of ${name}`, () => {
      const s = labels.map(() => labels.map(() => 0.5));
      assert.ok(value(s, labels) === 0);
      assert.ok(
        gradient((x) => loss(x, labels), s)
          .flat()
          .every((v) => v === 0),
      );
    });
  }

  it('takes labels of any type', () => {
    tf.tidy(() => {
      const found = dclBatchLoss(tf.tensor2d(SIMILARITIES), tf.tensor1d(LABELS, 'float32'));
      assertClose(found.dataSync()[0]!, dclBatchLoops(SIMILARITIES, LABELS, 0.07));
    });
  });

  it('names the shapes when they do not fit', () => {
    const message =
      'dclBatchLoss: similarities is [3, 3], labels is [2]; they must be a square matrix [N, N] and one label a row [N].';
    assert.throws(() => dclBatchLoss(tf.zeros([3, 3]), tf.zeros([2])), {
      name: 'RangeError',
      message,
    });
    assert.throws(() => dclBatchLoss(tf.zeros([3, 2]), tf.zeros([3])), /similarities is \[3, 2\]/);
    assert.throws(
      () => dclBatchLoss(tf.zeros([2, 2]), tf.zeros([2]), { temperature: 0 }),
      /temperature is 0/,
    );
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const [s, labels] = [tf.tensor2d(SIMILARITIES), tf.tensor1d(LABELS, 'int32')];
    assertNoLeak(() => dclBatchLoss(s, labels));
    assertNoLeak(() => tf.grad((x) => dclBatchLoss(x as tf.Tensor2D, labels))(s));
    tf.dispose([s, labels]);
  });
});

describe('dclBatchLoss in a compiled step', () => {
  useNativeEngine();

  it('is compiled once, and heeds the labels of each batch', () => {
    const s = tf.variable(tf.tensor2d(SIMILARITIES));
    let runs = 0;
    const step = compileStep(
      (labels: tf.Tensor) => {
        runs += 1;
        return dclBatchLoss(s, labels as tf.Tensor1D);
      },
      { optimizer: tf.train.sgd(0), variables: [s] },
    );
    for (const labels of [
      LABELS,
      LABELS,
      [0, 1, 0, 1, 0],
      [0, 1, 2, 3, 4],
      [1, 1, 1, 1, 1],
      LABELS,
    ]) {
      const found = tf.tidy(() => step(tf.tensor1d(labels, 'int32')).dataSync()[0]!);
      assertClose(found, dclBatchLoops(SIMILARITIES, labels, 0.07));
    }
    assert.equal(runs, 2);
    s.dispose();
  });
});
