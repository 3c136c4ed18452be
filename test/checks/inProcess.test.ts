import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import type { RawAnswer, Request, TensorAnswer } from '../../checks/caller';
import { inProcess } from '../../checks/inProcess';

const x = [
  [1, 2],
  [3, 4],
];
const inputs = { x, labels: Uint8Array.of(1, 0), options: { classes: 2 } };
type Args = [x: tf.Tensor2D, labels: Uint8Array, options: { classes: number }];
const ask = (submission: unknown, request: Partial<Request> = {}) =>
  inProcess(submission)({ inputs, ...request });
const call = (run: (...args: Args) => unknown, request: Partial<Request> = {}) => ask(run, request);

async function tensorFrom(
  run: (...args: Args) => unknown,
  request: Partial<Request> = {},
): Promise<TensorAnswer> {
  const answer: RawAnswer = await call(run, request);
  assert.equal(answer.kind, 'tensor', JSON.stringify(answer));
  return answer;
}

describe('a call in this process', () => {
  let before = 0;
  beforeEach(async () => {
    await tf.setBackend('cpu');
    before = tf.memory().numTensors;
  });

  it('passes a matrix as a tensor, labels as bytes and options as an object', async () => {
    const seen: unknown[] = [];
    await call((...args) => {
      seen.push(args[0].arraySync(), args[0].dtype, args[1], args[2]);
      return args[0].sum();
    });
    assert.deepEqual(seen, [x, 'float32', Uint8Array.of(1, 0), { classes: 2 }]);
  });

  it('passes vectors and pictures as tensors, lists of indices and numbers as they are', async () => {
    const mixed = {
      y: [1, 0, 1],
      none: [],
      pictures: { shape: [1, 2, 1, 2], values: [1, 2, 3, 4] },
      indices: { anchor: Int32Array.of(2, 0), positive: Int32Array.of(1, 1) },
      seed: 7,
    };
    let seen: unknown[] = [];
    await ask(
      (y: tf.Tensor, none: tf.Tensor, pictures: tf.Tensor, ...rest: unknown[]) => {
        seen = [y.arraySync(), none.shape, pictures.arraySync(), ...rest];
        return y;
      },
      { inputs: mixed },
    );
    const [, , , indices] = seen as [0, 0, 0, (typeof mixed)['indices']];
    assert.deepEqual(seen, [[1, 0, 1], [0], [[[[1, 2]], [[3, 4]]]], mixed.indices, 7]);
    assert.notEqual(indices.anchor, mixed.indices.anchor, 'a submission gets copies');
  });

  it('gives the gradient for the inputs that are asked for, vectors among them', async () => {
    const inputs = { z: [2, 3], flags: [1, 0] };
    const submission = (z: tf.Tensor, flags: tf.Tensor) => z.square().mul(flags.greater(0)).sum();
    const answer = await ask(submission, {
      inputs,
      weights: { shape: [], values: [1] },
      of: ['z'],
    });
    assert.deepEqual(answer.kind === 'tensor' && answer.gradients, {
      z: { shape: [2], values: [4, 0] },
    });
  });

  it('answers with shape, type and values', async () => {
    const { shape, dtype, values } = await tensorFrom((z) => z.sum(1).toInt());
    assert.deepEqual({ shape, dtype, values }, { shape: [2], dtype: 'int32', values: [3, 7] });
  });

  it('leaves no tensor behind, whatever the submission leaves to a tidy', async () => {
    await tensorFrom((z) => z.mul(2).add(1).sum(1));
    await tensorFrom((z) => z);
    await call((z) => {
      z.mul(2);
      throw new Error('half-way');
    });
    await call((z) => [z.mul(2)]);
    await tensorFrom((z) => z.square().sum(1), { weights: { shape: [2], values: [1, 1] } });
    assert.equal(tf.memory().numTensors, before);
  });

  it('counts what only the caller cleans up, apart from what nobody can', async () => {
    const untidy = await tensorFrom((z) => z.mul(2).add(1).sum(1));
    assert.deepEqual([untidy.untidied, untidy.kept], [2, 0]);
    const tidy = await tensorFrom((z) => tf.tidy(() => z.mul(2).add(1).sum(1)));
    assert.deepEqual([tidy.untidied, tidy.kept], [0, 0]);
    const same = await tensorFrom((z) => z);
    assert.deepEqual([same.untidied, same.kept], [0, 0]);
    const kept: tf.Tensor[] = [];
    const keeps = await tensorFrom((z) => {
      kept.push(tf.keep(z.mul(2)));
      return z.sum(1);
    });
    assert.equal(keeps.kept, 1);
    const keepsResult = await tensorFrom((z) => tf.keep(z.sum(1)));
    assert.deepEqual([keepsResult.kept, keepsResult.values], [1, [3, 7]]);
    const makesVariable = await tensorFrom((z) => tf.variable(z.sum(1)));
    assert.equal(makesVariable.kept, 1);
    tf.dispose(kept);
  });

  it('names disposed and changed arguments', async () => {
    const disposes = await tensorFrom((z) => {
      const sum = z.sum(1);
      z.dispose();
      return sum;
    });
    assert.deepEqual([disposes.disposed, disposes.changed], [['x'], []]);
    const changes = await tensorFrom((z, labels, options) => {
      labels.fill(9);
      options.classes = 3;
      z.dataSync()[0] = 7;
      return z.sum(1);
    });
    assert.deepEqual(changes.changed, ['x', 'labels', 'options']);
    assert.deepEqual(inputs, { x, labels: Uint8Array.of(1, 0), options: { classes: 2 } });
  });

  it('counts kernels when asked', async () => {
    assert.equal((await tensorFrom((z) => z.sum(1))).kernels, undefined);
    const one = await tensorFrom((z) => z.square(), { count: true });
    const three = await tensorFrom((z) => z.square().square().square(), { count: true });
    assert.equal((three.kernels ?? 0) - (one.kernels ?? 0), 2);
    const other = await call(() => 5, { count: true });
    assert.deepEqual(other, { kind: 'other', found: 'number' });
  });

  it('gives the gradient for each matrix among the inputs', async () => {
    const two = { a: [[1, 2]], b: [[3, 5]] };
    const product = inProcess((a: tf.Tensor, b: tf.Tensor) => a.mul(b));
    const answer = await product({ inputs: two, weights: { shape: [1, 2], values: [1, 10] } });
    assert.deepEqual(answer.kind === 'tensor' && answer.gradients, {
      a: { shape: [1, 2], values: [3, 50] },
      b: { shape: [1, 2], values: [1, 20] },
    });
  });

  it('answers for a gradient that is cut off as for an error', async () => {
    const answer = await call((z) => tf.tensor1d(z.arraySync().map(([v = 0]) => v)), {
      weights: { shape: [2], values: [1, 1] },
    });
    assert.match(answer.kind === 'threw' ? answer.message : '', /^Cannot compute gradient/);
  });

  it('tells apart whatever else comes back', async () => {
    const found = async (run: (...args: Args) => unknown) => {
      const answer = await call(run);
      return answer.kind === 'other' ? answer.found : answer.kind;
    };
    assert.equal(await found(() => 3), 'number');
    assert.equal(await found((z) => z.arraySync()), 'array');
    assert.equal(await found((z) => z.dataSync()), 'array');
    assert.equal(await found((z) => z.data()), 'promise');
    assert.equal(await found(() => Promise.reject(new Error('nobody waits'))), 'promise');
    assert.equal(await found(() => undefined), 'undefined');
    assert.equal(await found(() => null), 'null');
    assert.equal(await found((z) => () => z), 'function');
    assert.equal(await found((z) => ({ z })), 'other');
    assert.equal(await found(() => 'text'), 'other');
    const gone = await found((z) => {
      const sum = z.sum(1);
      sum.dispose();
      return sum;
    });
    assert.equal(gone, 'disposed');
    assert.equal(tf.memory().numTensors, before);
  });

  it('survives whatever is thrown', async () => {
    const message = async (thrown: unknown) => {
      const answer = await ask(() => {
        throw thrown;
      });
      return answer.kind === 'threw' ? answer.message : answer.kind;
    };
    assert.equal(await message(new RangeError('too far')), 'too far');
    assert.equal(await message('a string'), 'a string');
    assert.equal(await message(undefined), 'undefined');
    assert.equal(await message(Object.create(null)), 'something that is no Error');
  });

  it('survives an object whose getters throw', async () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('do not look');
        },
      },
    );
    assert.deepEqual(await ask(() => trap), { kind: 'threw', message: 'do not look' });
  });

  it('notices that a list of indices was written into', async () => {
    const inputs = { x, indices: { anchor: Int32Array.of(2, 0) } };
    const spoil = (z: tf.Tensor, { anchor }: { anchor: Int32Array }) => {
      anchor.fill(0);
      return z.sum(1);
    };
    const answer = await ask(spoil, { inputs });
    assert.deepEqual(answer.kind === 'tensor' && answer.changed, ['indices']);
  });

  it('says that a number is not a function', async () => {
    assert.deepEqual(await ask(5), { kind: 'threw', message: 'number is not a function' });
  });

  it('lets other work run before each call, so that Stop is heard', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('other work'));
    await call((z) => {
      order.push('call');
      return z;
    });
    assert.deepEqual(order, ['other work', 'call']);
  });

  it('asks and answers in data that another process could be sent', async () => {
    const request = structuredClone({
      inputs,
      weights: { shape: [2], values: [1, 1] },
      count: true,
    });
    const answer = await inProcess((z: tf.Tensor) => z.sum(1))(request);
    assert.deepEqual(structuredClone(answer), answer);
  });
});
