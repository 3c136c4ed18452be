import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileFunction } from '../../../lib/engine/compileFunction';
import { compileStep } from '../../../lib/engine/compileStep';
import { assertNoLeak } from '../../support/tensors';
import { useNativeEngine } from '../../support/rungs';

const line = (calls = { count: 0 }) =>
  compileFunction((x: tf.Tensor1D, y: tf.Tensor1D): tf.Tensor1D => {
    calls.count += 1;
    return x.mul(2).add(y);
  });

const vector = (...values: number[]): tf.Tensor1D => tf.tensor1d(values);
const read = (tensor: tf.Tensor): number[] => Array.from(tensor.dataSync());

describe('compileFunction on any engine', () => {
  it('gives what the function gives', async () => {
    await tf.setBackend('cpu');
    const f = line();
    for (let i = 0; i < 4; i += 1) {
      assert.deepEqual(read(f(vector(i, 1), vector(5, 6))), [2 * i + 5, 8]);
    }
  });
});

describe('compileFunction on the native engine', () => {
  useNativeEngine();
  beforeEach(() => {
    tf.engine().startScope();
  });
  afterEach(() => {
    tf.engine().endScope();
    tf.disposeVariables();
  });

  it('runs the function twice for each shape, and is right every time', () => {
    const calls = { count: 0 };
    const f = line(calls);
    for (const size of [3, 3, 5, 3, 5, 5, 3]) {
      const [x, y] = [tf.range(0, size), tf.fill<tf.Rank.R1>([size], size)];
      assert.deepEqual(
        read(f(x, y)),
        Array.from({ length: size }, (_, i) => 2 * i + size),
      );
    }
    assert.equal(calls.count, 4);
  });

  it('lets gradients through', () => {
    const f = line();
    for (let i = 0; i < 4; i += 1) f(vector(1, 2), vector(3, 4));
    const slope = tf.grad((x) => f(x as tf.Tensor1D, vector(3, 4)).square());
    // d (2x + y)² / dx = 4 (2x + y)
    assert.deepEqual(read(slope(vector(1, 2))), [20, 32]);
  });

  it('works inside a compiled step, first and later', () => {
    const f = line();
    const w = tf.variable(vector(1, 1));
    const step = compileStep((x: tf.Tensor) => f(w as tf.Tensor1D, x as tf.Tensor1D).sum(), {
      optimizer: tf.train.sgd(0.25),
      variables: [w],
    });
    // The gradient of Σ (2w + x) is 2: each step takes 0.5 from w.
    for (let i = 0; i < 5; i += 1) {
      f(vector(1, 2), vector(3, 4));
      assert.deepEqual(read(step(vector(i, 0))), [4 - 2 * i + i]);
    }
  });

  it('leaves no tensor behind but the result', () => {
    const f = line();
    const [x, y] = [vector(1, 2), vector(3, 4)];
    for (let i = 0; i < 2; i += 1) tf.dispose(f(x, y));
    for (let i = 0; i < 5; i += 1) assertNoLeak(() => f(x, y));
    const { binding } = tf.backend() as unknown as { binding: { getNumOfTensors(): number } };
    const before = binding.getNumOfTensors();
    for (let i = 0; i < 100; i += 1) f(x, y).dispose();
    assert.equal(binding.getNumOfTensors(), before);
  });
});
