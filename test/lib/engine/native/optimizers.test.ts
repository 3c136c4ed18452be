import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from '../../../../lib/engine/native/backend';
import { adam, adamW, sgdMomentum } from '../../../../lib/optim';
import { assertClose } from '../../../support/assertClose';
import { useNativeEngine } from '../../../support/rungs';

const OPTIMIZERS: Readonly<Record<string, () => tf.Optimizer>> = {
  'tf.train.sgd': () => tf.train.sgd(0.1),
  'tf.train.momentum': () => tf.train.momentum(0.1, 0.9),
  'tf.train.adam': () => tf.train.adam(0.1),
  adam: () => adam({ learningRate: 0.1 }),
  adamW: () => adamW({ learningRate: 0.1, weightDecay: 0.1 }),
  'sgdMomentum with decay': () => sgdMomentum({ learningRate: 0.1, weightDecay: 0.1 }),
};

/** Ten steps op by op; the second weight has no gradient in every other step. */
async function trained(backend: string, make: () => tf.Optimizer): Promise<number[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const optimizer = make();
    const weights = [[1, -2], [3], [0.5, 4, -1]].map((values) => tf.variable(tf.tensor1d(values)));
    const [a, b, c] = weights as [tf.Variable, tf.Variable, tf.Variable];
    for (let step = 1; step <= 10; step += 1) {
      const some = () =>
        tf.add(
          a.square().sum(),
          c
            .pow(4)
            .sum()
            .mul(0.01 * step),
        );
      const loss = () => (step % 2 ? some().add(b.square().sum()) : some()) as tf.Scalar;
      optimizer.minimize(loss, false, weights);
    }
    const result = weights.flatMap((weight) => Array.from(weight.dataSync()));
    tf.dispose(weights);
    optimizer.dispose();
    return result;
  });
}

describe('optimizers that run op by op on the native engine', () => {
  useNativeEngine();

  for (const [name, make] of Object.entries(OPTIMIZERS)) {
    it(`${name} takes weights where pure JavaScript takes them`, async () => {
      const expected = await trained('cpu', make);
      (await trained('tensorflow', make)).forEach((weight, i) => {
        assertClose(weight, expected[i]!, 1e-5);
      });
    });
  }

  it('tell gradients apart that were one tensor while the update was traced', async () => {
    await tf.setBackend('tensorflow');
    tf.tidy(() => {
      const weights = [tf.variable(tf.scalar(0)), tf.variable(tf.scalar(0))];
      const optimizer = tf.train.sgd(1);
      const step = (tensors: tf.Tensor[]) => {
        optimizer.applyGradients(weights.map(({ name }, i) => ({ name, tensor: tensors[i]! })));
      };
      const [one, ten, shared] = [tf.scalar(1), tf.scalar(10), tf.scalar(100)];
      for (let i = 0; i < 3; i += 1) step([shared, shared]);
      for (let i = 0; i < 3; i += 1) step([one, ten]);
      const ends = weights.map((weight) => weight.dataSync()[0]);
      assert.deepEqual(ends, [-3 * 100 - 3 * 1, -3 * 100 - 3 * 10]);
      tf.dispose(weights);
    });
  });

  it('change all weights in place by one call', async () => {
    await tf.setBackend('tensorflow');
    const { binding } = tf.backend() as NativeBackend;
    const weights = Array.from({ length: 20 }, () => tf.variable(tf.ones([2])));
    const gradients = weights.map(({ name }) => ({ name, tensor: tf.ones([2]) }));
    const optimizer = adamW();
    for (let i = 0; i < 3; i += 1) optimizer.applyGradients(gradients);
    const executeOp = binding.executeOp.bind(binding);
    let count = 0;
    binding.executeOp = (...call) => {
      count += 1;
      return executeOp(...call);
    };
    optimizer.applyGradients(gradients);
    binding.executeOp = executeOp;
    assert.equal(count, 0, 'operations outside the one function');
    tf.dispose([weights, gradients.map(({ tensor }) => tensor)]);
    optimizer.dispose();
  });

  it('count their steps, heed a new learning rate and leave no tensor behind', async () => {
    await tf.setBackend('tensorflow');
    const weight = tf.variable(tf.tensor1d([1]));
    const optimizer = adam({ learningRate: 0.1 });
    const step = () => {
      optimizer.minimize(() => weight.sum(), false, [weight]);
    };
    for (let i = 0; i < 3; i += 1) step();
    const before = tf.memory().numTensors;
    const value = weight.dataSync()[0]!;
    Object.assign(optimizer, { learningRate: 0.01 });
    step();
    // Adam's step is the learning rate where all gradients are alike.
    assertClose(value - weight.dataSync()[0]!, 0.01, 1e-4);
    assert.equal(tf.memory().numTensors, before);
    const [iterations] = await optimizer.getWeights();
    assert.deepEqual(Array.from(iterations!.tensor.dataSync()), [4]);
    tf.dispose([weight, iterations!.tensor]);
    optimizer.dispose();
  });
});
