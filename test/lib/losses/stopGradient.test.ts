import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { stopGradient } from '../../../lib/losses';
import { assertNoLeak, gradient } from '../../support/tensors';

describe('stopGradient', () => {
  before(() => tf.setBackend('cpu'));

  it('has the values of its argument', () => {
    assert.deepEqual(
      tf.tidy(() => stopGradient(tf.tensor2d([[1, -2]])).arraySync()),
      [[1, -2]],
    );
  });

  it('makes a constant of one factor: the slope of x · stopGradient(x) is x, not 2x', () => {
    const at = [[3, -1.5, 0]];
    assert.deepEqual(
      gradient((x) => x.mul(stopGradient(x)), at),
      at,
    );
  });

  it('has a gradient of 0 where nothing else depends on its argument', () => {
    assert.deepEqual(gradient(stopGradient, [[3, 4]]), [[0, 0]]);
  });

  it('makes a tensor of its own, and no other', () => {
    const x = tf.tensor1d([1, 2]);
    assertNoLeak(() => stopGradient(x));
    assert.equal(x.isDisposed, false);
    x.dispose();
  });
});
