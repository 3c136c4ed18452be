import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { softmaxCrossEntropy } from '../../../lib/engine/fused/softmaxCrossEntropy';
import { RUNGS } from '../../../lib/engine/rungs';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { softmaxCrossEntropyLoops } from '../../support/loopsLosses';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const targets = (labels: readonly number[]) => tf.tensor1d([...labels], 'int32');
const value = (logits: Matrix, labels: readonly number[]): number =>
  tf.tidy(
    () => softmaxCrossEntropy(tf.tensor2d(logits as number[][]), targets(labels)).dataSync()[0]!,
  );

const classified = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, classes]) => {
    const score = fc.double({ min: -20, max: 20, noNaN: true });
    const row = fc.array(score, { minLength: classes, maxLength: classes });
    return fc.tuple(
      fc.array(row, { minLength: n, maxLength: n }),
      fc.array(fc.nat({ max: classes - 1 }), { minLength: n, maxLength: n }),
    );
  });

describe('softmaxCrossEntropy', () => {
  before(() => tf.setBackend('cpu'));

  it('is log C where all scores are equal', () => {
    assertClose(value([[2, 2, 2, 2]], [3]), Math.log(4));
  });

  it('is −log of the label’s share', () => {
    // softmax(log 1, log 2, log 5) = 1/8, 2/8, 5/8
    const row = [1, 2, 5].map(Math.log);
    assertClose(value([row, row], [1, 2]), (-Math.log(2 / 8) - Math.log(5 / 8)) / 2);
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(classified, ([logits, labels]) => {
        assertClose(value(logits, labels), softmaxCrossEntropyLoops(logits, labels), 1e-5);
      }),
    );
  });

  it('does not change when a number is added to a row', () => {
    fc.assert(
      fc.property(classified, ([logits, labels]) => {
        const moved = logits.map((row, n) => row.map((v) => v + 10 * (n + 1)));
        assertClose(value(moved, labels), value(logits, labels), 1e-4);
      }),
    );
  });

  it('has the gradient of the loops', () => {
    const labels = [2, 0];
    assertGradient(
      (x) => softmaxCrossEntropy(x, targets(labels)),
      (x) => softmaxCrossEntropyLoops(x, labels),
      [
        [0.3, -1.2, 0.5],
        [2, 0.1, -0.4],
      ],
    );
  });

  it('is finite for scores whose exponential overflows, with a gradient of 0 where all is right', () => {
    assertClose(value([[1e4, -1e4]], [1]), 2e4);
    assert.equal(value([[1e4, -1e4]], [0]), 0);
    const slopes = gradient((x) => softmaxCrossEntropy(x, targets([0])), [[1e4, -1e4]]);
    assert.deepEqual(slopes, [[0, 0]]);
  });

  it('leaves out a class whose score is −∞', () => {
    assertClose(value([[1, -Infinity, 2]], [0]), Math.log(1 + Math.E));
    const slopes = gradient((x) => softmaxCrossEntropy(x, targets([0])), [[1, -Infinity, 1]]);
    assert.deepEqual(slopes, [[-0.5, 0, 0.5]]);
  });

  it('takes labels of any type', () => {
    tf.tidy(() => {
      const logits = tf.tensor2d([
        [1, 2],
        [3, 5],
      ]);
      const found = softmaxCrossEntropy(logits, tf.tensor1d([1, 0], 'float32'));
      assertClose(
        found.dataSync()[0]!,
        value(
          [
            [1, 2],
            [3, 5],
          ],
          [1, 0],
        ),
      );
    });
  });

  it('wants a matrix with one label a row', () => {
    assert.throws(() => softmaxCrossEntropy(tf.zeros([3, 4]), tf.zeros([2], 'int32')), {
      name: 'RangeError',
      message:
        'softmaxCrossEntropy: logits is [3, 4], labels is [2]; there must be one label a row, [3].',
    });
    const vector = tf.zeros([4]) as unknown as tf.Tensor2D;
    assert.throws(() => softmaxCrossEntropy(vector, tf.zeros([4], 'int32')), /logits is \[4\]/);
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const [logits, labels] = [tf.zeros<tf.Rank.R2>([3, 4]), targets([0, 3, 1])];
    assertNoLeak(() => softmaxCrossEntropy(logits, labels));
    assertNoLeak(() => tf.grad((x) => softmaxCrossEntropy(x as tf.Tensor2D, labels))(logits));
    tf.dispose([logits, labels]);
  });

  it('keeps the digits of small losses between large logits', () => {
    // torch.nn.functional.cross_entropy in float64, of each row of logits with label 0.
    for (const [logits, expected] of [
      [[1000, 990], 4.5398899216870535e-5],
      [[-20000, -20008], 3.3540637289566238e-4],
      [[1e20, 1e20], 0.6931471805599453],
    ] as const) {
      const found = value([[...logits]], [0]);
      assert.ok(Math.abs(found / expected - 1) < 1e-3, `${found}, not ${expected}`);
    }
  });

  for (const backend of ['cpu', 'wasm'] as const) {
    it(`names a label that is no class on ${backend}`, async () => {
      await RUNGS.find(({ name }) => name === backend)?.start();
      for (const label of [-1, 2]) {
        assert.throws(
          () =>
            value(
              [
                [1, 2],
                [3, 4],
              ],
              [0, label],
            ),
          {
            name: 'RangeError',
            message: `softmaxCrossEntropy: label ${label} of row 1; it must be from 0 to 1.`,
          },
        );
      }
      await tf.setBackend('cpu');
    });
  }

  it('has no mean over no rows', () => {
    assert.throws(() => softmaxCrossEntropy(tf.zeros([0, 3]), tf.zeros([0], 'int32')), {
      message: 'softmaxCrossEntropy: logits is [0, 3]; a batch must have at least one row.',
    });
  });
});
