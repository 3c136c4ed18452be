import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { alignment, collapseMonitor, uniformity, vitalSigns } from '../../../lib';
import { assertClose } from '../../support/assertClose';
import { assertNoLeak } from '../../support/tensors';

const matrix = (rows: number, dim: number, seed: number): tf.Tensor2D =>
  tf.randomNormal([rows, dim], 0, 1, 'float32', seed);

describe('vitalSigns', () => {
  before(() => tf.setBackend('cpu'));

  it('has alignment and uniformity as the library has them', () => {
    const [z1, z2] = [matrix(7, 4, 1), matrix(7, 4, 2)];
    const found = vitalSigns(z1, z2);
    assertClose(found.alignment, alignment(z1, z2).dataSync<'float32'>()[0]!, 1e-6);
    assertClose(found.uniformity, uniformity(z1).dataSync<'float32'>()[0]!, 1e-6);
  });

  it('counts the directions in which rows differ alike', () => {
    const both = tf.tensor2d([
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
    ]);
    const one = tf.tensor2d([
      [1, 0, 0],
      [-1, 0, 0],
    ]);
    assertClose(vitalSigns(both, both).dimensions, 2, 1e-6);
    assertClose(vitalSigns(one, one).dimensions, 1, 1e-6);
  });

  it('is 0, 0 and 0 where all rows are equal, and finite with a row of zeros', () => {
    const same = tf.tensor2d([
      [0.3, 0.4, 0.1],
      [0.6, 0.8, 0.2],
      [0.3, 0.4, 0.1],
    ]);
    const { dimensions, ...rest } = vitalSigns(same, same);
    assert.equal(dimensions, 0);
    assertClose(rest.alignment, 0, 1e-6);
    assertClose(rest.uniformity, 0, 1e-5);
    const zero = tf.tensor2d([[0, 0, 0], [1, 2, 3]]); // prettier-ignore
    assert.ok(Object.values(vitalSigns(zero, zero)).every(Number.isFinite));
  });

  it('has no more dimensions than the effective rank, and never more than D or N − 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }), (n, d) => {
        const z = matrix(n, d, n + 10 * d);
        const { dimensions } = vitalSigns(z, z);
        const { effectiveRank } = collapseMonitor(z);
        assert.ok(dimensions <= effectiveRank * (1 + 1e-4));
        assert.ok(dimensions <= Math.min(d, n - 1) * (1 + 1e-4));
      }),
    );
  });

  it('leaves no tensor, and names what it cannot use', () => {
    const z = matrix(3, 2, 1);
    assertNoLeak(() => {
      vitalSigns(z, z);
      return tf.scalar(0);
    });
    assert.throws(() => vitalSigns(z, matrix(4, 2, 1)), /^RangeError: vitalSigns: z1 is \[3, 2\]/);
    assert.throws(() => vitalSigns(matrix(1, 2, 1), matrix(1, 2, 1)), /z1 has 1 row/);
  });
});
