import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { positivesOnlyLoss } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { cosineSimilarityLoops } from '../../support/loopsSimilarity';
import { twoViews } from '../../support/matrices';
import { Z1, Z2 } from '../../support/sourceMatrices';
import { assertNoLeak } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (z1: Matrix, z2: Matrix): number =>
  tf.tidy(() => positivesOnlyLoss(tensor(z1), tensor(z2)).dataSync()[0]!);
const loops = (z1: Matrix, z2: Matrix): number =>
  -cosineSimilarityLoops(z1, z2).reduce((total, v) => total + v, 0) / z1.length;

describe('positivesOnlyLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('gives the value of the source to its six decimals', () => {
    assertClose(value(Z1, Z2), -0.06671171, 5e-7);
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(twoViews, ([z1, z2]) => {
        assertClose(value(z1, z2), loops(z1, z2), 1e-5);
      }),
    );
  });

  it('is −1 for views in one direction, 0 for orthogonal ones, 1 for opposite ones', () => {
    assertClose(value([[3, 4]], [[6, 8]]), -1);
    assertClose(value([[3, 4]], [[-4, 3]]), 0);
    assertClose(value([[3, 4]], [[-3, -4]]), 1);
  });

  it('cannot tell a collapse from success: one point for all images is −1 as well', () => {
    const same = [
      [1, 2],
      [1, 2],
    ];
    assertClose(value(same, same), -1);
  });

  it('has the gradient of the loops', () => {
    assertGradient(
      (z) => positivesOnlyLoss(z, tensor(Z2)),
      (z) => loops(z, Z2),
      Z1,
    );
  });

  it('takes a row of zeros as similar to nothing', () => {
    assertClose(
      value(
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 2],
          [1, 1],
        ],
      ),
      -1 / 2,
    );
  });

  it('names both shapes when they differ', () => {
    assert.throws(() => positivesOnlyLoss(tf.zeros([8, 32]), tf.zeros([4, 32])), {
      message:
        'positivesOnlyLoss: z1 is [8, 32], z2 is [4, 32]; views must share one [batch, dim] shape.',
    });
  });

  it('leaves no tensor behind', () => {
    const z = tensor(Z1);
    assertNoLeak(() => positivesOnlyLoss(z, z));
    z.dispose();
  });
});
