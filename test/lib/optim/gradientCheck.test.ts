import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { gradientCheck } from '../../../lib';
import { assertClose } from '../../support/assertClose';

describe('gradientCheck', () => {
  before(() => tf.setBackend('cpu'));
  const gradients = (a: number[], b: number[]) => ({ w: tf.tensor1d(a), b: tf.tensor1d(b) });

  it('is the length of all tensors as one vector', () => {
    const { norm, factor } = gradientCheck(gradients([1, 2], [-2, 4]));
    assertClose(norm, 5, 1e-6);
    assertClose(factor, 1 / 5, 1e-6);
  });

  it('leaves short gradients as they are', () => {
    assert.equal(gradientCheck(gradients([0.3], [0.4])).factor, 1);
    assert.equal(gradientCheck(gradients([3], [4]), { maxNorm: 6 }).factor, 1);
    assert.equal(gradientCheck(gradients([3], [4]), { maxNorm: Infinity }).factor, 1);
    assert.deepEqual(gradientCheck({}), { norm: 0, factor: 1 });
  });

  it('drops what is not finite', () => {
    assert.deepEqual(gradientCheck(gradients([NaN], [1])), { norm: NaN, factor: 0 });
    assert.deepEqual(gradientCheck(gradients([-Infinity], [1])), { norm: Infinity, factor: 0 });
  });

  it('leaves no tensor, and names a knob that is not above 0', () => {
    const given = gradients([1], [2]);
    const before = tf.memory().numTensors;
    gradientCheck(given);
    assert.equal(tf.memory().numTensors, before);
    assert.throws(() => gradientCheck(given, { maxNorm: 0 }), /gradientCheck: maxNorm is 0/);
  });
});
