import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import '../../../lib/notebook/inspectTensor';

describe('a tensor that is shown', () => {
  before(() => tf.setBackend('cpu'));

  it('has its shape, its type and its numbers', () => {
    tf.tidy(() => {
      const shown = inspect(tf.tensor2d([[1, 2.5]]));
      assert.equal(shown.replace(/\s+/g, ' '), 'Tensor [1, 2] float32 [[1, 2.5],]');
      assert.match(inspect(tf.scalar(3, 'int32')), /^Tensor \[\] int32\s+3$/);
      assert.ok(inspect(tf.ones([1000, 1000])).length < 1000);
    });
  });

  it('is called a variable where it is one', () => {
    const weight = tf.tidy(() => tf.variable(tf.zeros([2])));
    assert.match(inspect(weight), /^Variable \[2\] float32/);
    weight.dispose();
  });

  it('has no numbers inside an object, and none once it is disposed', () => {
    const tensor = tf.zeros([2, 3]);
    assert.equal(inspect({ tensor }), '{ tensor: Tensor [2, 3] float32 }');
    tensor.dispose();
    assert.equal(inspect(tensor), 'Tensor [2, 3] float32, disposed');
  });
});
