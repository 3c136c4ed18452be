import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { dclBatchLoss } from '../../../lib/losses';
import { residualMlp } from '../../../lib/models';
import { adamW } from '../../../lib/optim';
import { assertClose } from '../../support/assertClose';
import { useNativeEngine } from '../../support/rungs';

/** y = w · x, to be fitted; every step must see the weight that the last has left. */
function line(optimizer: tf.Optimizer = tf.train.sgd(0.1)) {
  const w = tf.variable(tf.tensor1d([1, 2]));
  const loss = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => x.mul(w).sub(y).square().mean();
  return { w, loss, optimizer, step: compileStep(loss, { optimizer, variables: [w] }) };
}

const read = (tensor: tf.Tensor): number[] => Array.from(tensor.dataSync());
const x = (scale = 1): tf.Tensor => tf.tensor1d([scale, scale]);
const zero = (): tf.Tensor => tf.zeros([2]);

/** Takes the two steps after which the step is compiled. */
const warm = (step: (...inputs: tf.Tensor[]) => tf.Tensor): void => {
  step(x(), zero());
  step(x(), zero());
};

describe('compileStep on any engine', () => {
  it('gives the loss of before the update, and updates', async () => {
    await tf.setBackend('cpu');
    const { w, step } = line();
    // loss = (1² + 2²) / 2; gradient = w; w ← w − 0.1 w.
    assertClose(step(x(), zero()).dataSync()[0]!, 2.5);
    read(w).forEach((value, i) => {
      assertClose(value, 0.9 * (i + 1));
    });
  });
});

describe('compileStep on the native engine', () => {
  useNativeEngine();
  beforeEach(() => {
    tf.engine().startScope();
  });
  afterEach(() => {
    tf.engine().endScope();
    tf.disposeVariables();
  });

  it('shows tfjs the weights of the last step', () => {
    const { w, step } = line();
    for (let i = 1; i <= 5; i += 1) {
      step(x(), zero());
      assertClose(read(w)[1]!, 2 * 0.9 ** i);
      assertClose(w.sum().dataSync()[0]!, 3 * 0.9 ** i);
    }
  });

  it('heeds weights that are assigned between steps', () => {
    const { w, step } = line();
    warm(step);
    w.assign(tf.tensor1d([10, 20]));
    step(x(), zero());
    assertClose(read(w)[0]!, 9);
    step(x(), zero());
    assertClose(read(w)[0]!, 8.1);
  });

  it('leaves clones of a weight as they were', () => {
    const { w, step } = line();
    warm(step);
    const before = w.clone();
    const kept = read(before);
    step(x(), zero());
    step(x(), zero());
    assert.deepEqual(read(before), kept);
    assertClose(read(w)[0]!, 0.9 ** 4);
  });

  it('follows a schedule of the learning rate', () => {
    const optimizer = tf.train.sgd(0.1);
    const { w, step } = line(optimizer);
    let expected = 1;
    for (let i = 0; i < 6; i += 1) {
      const rate = 0.1 / (i + 1);
      optimizer.setLearningRate(rate);
      step(x(), zero());
      expected *= 1 - rate;
      assertClose(read(w)[0]!, expected);
    }
  });

  it('leaves alone what the loss does not depend on, and its place among the weights', () => {
    const last = (optimizer: tf.Optimizer, isCompiled: boolean): number[] => {
      const [unused, w] = [tf.variable(tf.zeros([3])), tf.variable(tf.tensor1d([1, 2]))];
      const loss = (rows: tf.Tensor): tf.Scalar => rows.mul(w).square().sum();
      const step = isCompiled
        ? compileStep(loss, { optimizer, variables: { unused, w } })
        : (rows: tf.Tensor) => optimizer.minimize(() => loss(rows), true, [unused, w]);
      for (let i = 0; i < 4; i += 1) step(x());
      return [...read(unused), ...read(w)];
    };
    for (const make of [() => tf.train.adam(0.1), () => tf.train.momentum(0.1, 0.9)]) {
      const expected = last(make(), false);
      last(make(), true).forEach((value, i) => {
        assertClose(value, expected[i]!);
      });
    }
  });

  it('takes a weight in its own shape and type for the weight itself', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const loss = (rows: tf.Tensor): tf.Tensor =>
      rows
        .mul(w.reshape([2]).cast('float32'))
        .square()
        .mean();
    const step = compileStep(loss, { optimizer: tf.train.sgd(0.1), variables: [w] });
    for (let i = 1; i <= 5; i += 1) {
      step(x());
      assertClose(read(w)[1]!, 2 * 0.9 ** i);
    }
  });

  it('takes batches of several shapes in any order', () => {
    const w = tf.variable(tf.tensor1d([1]));
    const step = compileStep((rows: tf.Tensor) => rows.mul(w).square().mean(), {
      optimizer: tf.train.sgd(0.1),
      variables: { w },
    });
    let expected = 1;
    for (const size of [3, 3, 5, 3, 5, 1, 5]) {
      const loss = step(tf.ones([size])).dataSync()[0]!;
      assertClose(loss, expected ** 2);
      expected *= 1 - 0.2;
    }
  });

  it('keeps what the step does to other variables: statistics, counters', () => {
    const w = tf.variable(tf.scalar(1));
    const seen = tf.variable(tf.scalar(0), false);
    const loss = (rows: tf.Tensor): tf.Tensor => {
      seen.assign(seen.add(rows.sum()));
      return rows.mul(w).mean();
    };
    const step = compileStep(loss, { optimizer: tf.train.sgd(0), variables: [w] });
    for (let i = 1; i <= 5; i += 1) step(tf.fill([2], i));
    assert.deepEqual(read(seen), [2 * (1 + 2 + 3 + 4 + 5)]);
  });

  it('lets two steps share weights', () => {
    const { w, step } = line();
    const other = compileStep((rows: tf.Tensor) => rows.mul(w).sum(), {
      optimizer: tf.train.sgd(1),
      variables: [w],
    });
    let expected = 1;
    for (let i = 0; i < 4; i += 1) {
      step(x(), zero());
      other(x());
      expected = expected * 0.9 - 1;
      assertClose(read(w)[0]!, expected);
    }
  });

  it('counts the steps of the optimizer', async () => {
    const { step, optimizer } = line(tf.train.adam(0.1));
    for (let i = 0; i < 4; i += 1) step(x(), zero());
    const [iterations] = await optimizer.getWeights();
    assert.deepEqual(read(iterations!.tensor), [4]);
  });

  it('leaves no tensor behind but the loss', () => {
    const { step } = line(tf.train.adam(0.1));
    warm(step);
    const { binding } = tf.backend() as unknown as { binding: { getNumOfTensors(): number } };
    const inputs = [x(), zero()] as const;
    tf.dispose(step(...inputs));
    const before = [tf.memory().numTensors, binding.getNumOfTensors()];
    for (let i = 0; i < 1000; i += 1) tf.dispose(step(...inputs));
    assert.deepEqual([tf.memory().numTensors, binding.getNumOfTensors()], before);
  });

  it('trains for 1,000 steps in the memory of the first few', () => {
    const { apply, weights } = residualMlp({ hiddenDim: 64, outputDim: 32 });
    const optimizer = adamW();
    const step = compileStep(
      (images: tf.Tensor, labels: tf.Tensor1D) => {
        const h = apply(images);
        return dclBatchLoss(tf.matMul(h, h, false, true), labels);
      },
      { optimizer, variables: weights },
    );
    const take = (count: number): void => {
      for (let i = 0; i < count; i += 1) {
        tf.tidy(() => {
          const labels = tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32');
          step(tf.randomUniform([8, 784], 0, 1, 'float32', i + 1), labels).dataSync();
        });
      }
    };
    take(200); // pools and caches fill
    const rss = process.memoryUsage.rss();
    const tensors = tf.memory().numTensors;
    take(1000);
    assert.equal(tf.memory().numTensors, tensors);
    const grown = (process.memoryUsage.rss() - rss) / 2 ** 20;
    assert.ok(grown < 40, `the process grew by ${grown.toFixed(0)} MB`);
    tf.dispose(weights);
    optimizer.dispose();
  });

  const refusals: Record<string, [(rows: tf.Tensor, w: tf.Variable) => tf.Tensor, RegExp]> = {
    'reads values': [
      (rows, w) =>
        rows
          .mul(w)
          .mean()
          .mul(Number(rows.sum().dataSync()[0]! > 0)),
      /^compileStep: the step reads the values of a tensor .*tf\.where instead of if/,
    ],
    'draws random numbers': [
      (rows, w) =>
        rows
          .mul(w)
          .mul(tf.randomUniform([2]))
          .mean(),
      /^compileStep: the step draws random numbers .* pass them as an argument/,
    ],
    'makes a variable': [
      (rows, w) =>
        rows
          .mul(w)
          .mean()
          .add(tf.variable(tf.scalar(0))),
      /^compileStep: the step makes a variable, \[\]; make it once, outside/,
    ],
    'has a result whose shape depends on values': [
      (rows, w) => rows.mul(w).mean().add(tf.unique(rows).values.size),
      /^Unique.*: the shape of its result depends on values/,
    ],
  };

  for (const [name, [loss, message]] of Object.entries(refusals)) {
    it(`says what to do when the step ${name}, and goes on`, () => {
      const w = tf.variable(tf.tensor1d([1, 1]));
      const step = compileStep((rows: tf.Tensor) => loss(rows, w), {
        optimizer: tf.train.sgd(0.1),
        variables: [w],
      });
      step(x());
      assert.throws(() => step(x()), { message });
      assert.deepEqual(read(tf.add(1, w)).length, 2);
      assert.equal(tf.randomUniform([1]).size, 1);
      assertClose(line().step(x(), zero()).dataSync()[0]!, 2.5);
    });
  }

  it('says so when a tensor is gone that was not an argument', () => {
    const w = tf.variable(tf.tensor1d([1, 1]));
    let batch = x();
    const step = compileStep(() => batch.mul(w).mean(), {
      optimizer: tf.train.sgd(0.1),
      variables: [w],
    });
    step();
    step();
    batch.dispose();
    batch = x(2);
    assert.throws(() => step(), { message: /has been disposed\. Pass what differs/ });
  });

  it('says what the loss should be when it is one for each example', () => {
    const w = tf.variable(tf.tensor1d([1, 1]));
    const options = { optimizer: tf.train.sgd(0.1), variables: [w] };
    const step = compileStep((rows: tf.Tensor) => rows.mul(w), options);
    assert.throws(() => step(x()), {
      name: 'TypeError',
      message: /^compileStep: loss returned \[.*\]; it must return one number, a scalar/,
    });
  });
});
