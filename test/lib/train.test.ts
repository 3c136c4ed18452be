import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';
import { KERNEL_API, type KernelApi } from '../../lib/kernelApi';
import { train, type Step } from '../../lib/train';
import { assertClose } from '../support/assertClose';

interface Point {
  readonly x: tf.Tensor1D;
  readonly names: readonly string[];
}

/** `count` batches with the numbers 1, 2, … in them. */
function* points(count: number): Generator<Point> {
  for (let i = 1; i <= count; i += 1) {
    yield { x: tf.tensor1d([i]), names: ['a batch may hold more than tensors'] };
  }
}

const first: Step<Point> = ({ x }) => x.mul(1).asScalar();

/** Runs, and fails if there are more tensors afterwards. */
async function withoutLeak(run: () => Promise<unknown>): Promise<void> {
  const before = tf.memory().numTensors;
  await run();
  assert.equal(tf.memory().numTensors, before);
}

const WITHOUT_POLARS = `
  require('./lib/train');
  process.exit(Object.keys(require.cache).some((file) => file.includes('nodejs-polars')) ? 1 : 0);
`;

/** Busy for so long that the loop owes the rest of the program a turn. */
function dawdle(): void {
  const end = performance.now() + 60;
  while (performance.now() < end);
}

describe('train', () => {
  before(() => tf.setBackend('cpu'));

  it('takes every batch of every epoch in turn, and keeps the losses and their means', async () => {
    const epochs: number[] = [];
    const history = await train(first, {
      epochs: 2,
      batches: (epoch) => {
        epochs.push(epoch);
        return points(epoch + 1);
      },
    });
    assert.deepEqual(epochs, [1, 2]);
    assert.deepEqual(history, {
      stepLosses: [1, 2, 1, 2, 3],
      epochLosses: [(1 + 2) / 2, (1 + 2 + 3) / 3],
    });
  });

  it('has a table of the steps, which only asking for it makes', async () => {
    const history = await train(first, { epochs: 2, batches: (epoch) => points(epoch) });
    assert.deepEqual(Object.keys(history), ['stepLosses', 'epochLosses']);
    assert.deepEqual(history.table.toRecords(), [
      { step: 1, epoch: 1, loss: 1 },
      { step: 2, epoch: 2, loss: 1 },
      { step: 3, epoch: 2, loss: 2 },
    ]);
    assert.deepEqual(history.table.columns, ['step', 'epoch', 'loss']);
    assert.equal(history.table, history.table);
    const { status } = spawnSync(process.execPath, [
      '-r',
      'ts-node/register',
      '-e',
      WITHOUT_POLARS,
    ]);
    assert.equal(status, 0);
  });

  it('reports each step and each epoch, counted from 1, and waits for who listens', async () => {
    const seen: string[] = [];
    const later = async (line: string) => {
      await new Promise((done) => setTimeout(done, 1));
      seen.push(line);
    };
    await train(first, {
      epochs: 2,
      batches: () => points(2),
      onStep: ({ epoch, step, loss }) => later(`step ${epoch} ${step} ${loss}`),
      onEpoch: ({ epoch, loss }) => later(`epoch ${epoch} ${loss}`),
    });
    assert.deepEqual(seen, [
      'step 1 1 1',
      'step 1 2 2',
      'epoch 1 1.5',
      'step 2 3 1',
      'step 2 4 2',
      'epoch 2 1.5',
    ]);
  });

  it('follows gradient descent to the step, with what optimizer.minimize returns', async () => {
    const weight = tf.variable(tf.scalar(4));
    const optimizer = tf.train.sgd(0.1);
    const { stepLosses } = await train(
      ({ x }: Point) => optimizer.minimize(() => weight.mul(x).square().asScalar(), true),
      { batches: () => points(2) },
    );
    // w ← w − 0.1 · 2 w x², from 4, for x = 1 and 2; the loss is (w x)² before each.
    const after1 = 4 - 0.1 * 2 * 4 * 1;
    const after2 = after1 - 0.1 * 2 * after1 * 4;
    assertClose(stepLosses[0]!, 4 ** 2);
    assertClose(stepLosses[1]!, (after1 * 2) ** 2);
    assertClose(weight.dataSync()[0]!, after2);
    weight.dispose();
  });

  it('keeps no tensor of a step, whether the step disposes them or not', async () => {
    await withoutLeak(() =>
      train(
        ({ x }: Point) => {
          x.add(1); // forgotten
          return x.square().mean();
        },
        { epochs: 2, batches: () => points(3) },
      ),
    );
  });

  it('keeps the variables that an optimizer makes in its first step', async () => {
    const weight = tf.variable(tf.tensor1d([1]));
    const optimizer = tf.train.adam(0.1);
    const step: Step<Point> = ({ x }) =>
      optimizer.minimize(() => weight.mul(x).square().mean(), true);
    await train(step, { batches: () => points(1) });
    await withoutLeak(() => train(step, { batches: () => points(3) }));
    tf.dispose(weight);
    optimizer.dispose();
  });

  for (const [name, loss] of [
    ['NaN', NaN],
    ['Infinity', Infinity],
  ] as const) {
    it(`stops with advice at a loss of ${name}, and keeps no tensor`, async () => {
      await withoutLeak(() =>
        assert.rejects(
          train(({ x }: Point) => (x.dataSync()[0] === 2 ? tf.scalar(loss) : tf.scalar(0)), {
            batches: () => points(3),
          }),
          {
            name: 'Error',
            message: new RegExp(
              `^train: the loss is ${name} at step 2, in epoch 1; try a lower learning rate`,
            ),
          },
        ),
      );
    });
  }

  it('passes on what a step throws, and keeps no tensor', async () => {
    await withoutLeak(() =>
      assert.rejects(
        train(
          ({ x }: Point) => {
            x.add(1);
            throw new Error('of the learner');
          },
          { batches: () => points(3) },
        ),
        /of the learner/,
      ),
    );
  });

  it('passes on what a listener throws, and keeps no tensor', async () => {
    await withoutLeak(() =>
      assert.rejects(
        train(first, {
          batches: () => points(3),
          onStep: () => {
            throw new Error('of the picture');
          },
        }),
        /of the picture/,
      ),
    );
  });

  it('says what a step must return', async () => {
    const returns = async (value: () => unknown, found: string) => {
      await withoutLeak(() =>
        assert.rejects(train(value as Step<Point>, { batches: () => points(1) }), {
          name: 'TypeError',
          message: `train: step returned ${found}; it must return the loss, a scalar tensor, as \`optimizer.minimize(() => …, true)\` does.`,
        }),
      );
    };
    await returns(() => null, 'null');
    await returns(() => 0.5, '0.5');
    await returns(() => tf.zeros([2, 3]), '[2, 3]');
  });

  it('says when an epoch has no batches, as when one generator serves two epochs', async () => {
    const once = points(2);
    await assert.rejects(train(first, { epochs: 2, batches: () => once }), {
      message: 'train: epoch 2 has no batches; `batches` must make new ones for each epoch.',
    });
  });

  for (const epochs of [0, 1.5, NaN]) {
    it(`refuses ${epochs} epochs`, async () => {
      await assert.rejects(train(first, { epochs, batches: () => points(1) }), {
        name: 'RangeError',
        message: `train: epochs is ${epochs}; it must be a whole number above 0.`,
      });
    });
  }

  it('stops after the step in hand when its signal is aborted, and keeps no tensor', async () => {
    const controller = new AbortController();
    const steps: number[] = [];
    await withoutLeak(() =>
      assert.rejects(
        train(first, {
          batches: () => points(5),
          signal: controller.signal,
          onStep: ({ step }) => {
            steps.push(step);
            if (step === 2) controller.abort();
          },
        }),
        { name: 'AbortError' },
      ),
    );
    assert.deepEqual(steps, [1, 2]);
  });

  it('does not begin when its signal is already aborted', async () => {
    let asked = false;
    const batches = () => {
      asked = true;
      return points(1);
    };
    const signal = AbortSignal.abort(new Error('stopped before'));
    await assert.rejects(train(first, { batches, signal }), /stopped before/);
    assert.equal(asked, false);
  });

  it('lets a timer run between steps, so that it can abort', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 0);
    let steps = 0;
    const endless = function* () {
      for (;;) yield tf.scalar(1);
    };
    await assert.rejects(
      train(
        (x: tf.Scalar) => {
          steps += 1;
          dawdle();
          return x;
        },
        { batches: endless, signal: controller.signal },
      ),
      { name: 'AbortError' },
    );
    assert.ok(steps <= 2, `${steps} steps`);
  });

  it('closes the batches when it stops', async () => {
    let closed = false;
    const closing = function* () {
      try {
        yield* points(3);
      } finally {
        closed = true;
      }
    };
    const signal = AbortSignal.timeout(1);
    await assert.rejects(
      train(
        (batch: Point) => {
          dawdle();
          return first(batch);
        },
        { batches: closing, signal },
      ),
      { name: 'TimeoutError' },
    );
    assert.equal(closed, true);
  });

  it('listens to the kernel’s Stop when it is given no signal', async () => {
    const controller = new AbortController();
    const holder = globalThis as { [KERNEL_API]?: KernelApi };
    holder[KERNEL_API] = {
      display: () => undefined,
      clearOutput: () => undefined,
      stopSignal: () => controller.signal,
    };
    try {
      const training = train(first, {
        batches: () => points(5),
        onStep: () => {
          controller.abort();
        },
      });
      await assert.rejects(training, { name: 'AbortError' });
    } finally {
      Reflect.deleteProperty(holder, KERNEL_API);
    }
  });
});
