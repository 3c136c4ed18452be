import assert from 'node:assert/strict';
import { int, type } from '../../lib/engine/native/attributes';
import {
  addTo,
  matrix,
  one,
  readVariable,
  useBinding,
  valuesOf,
  variable,
} from '../support/binding';

describe('a traced function', () => {
  const binding = useBinding();
  const values = (id: number): number[] => valuesOf(binding(), id);
  const call = (traced: number, ...inputs: number[]): number[][] =>
    binding()
      .callFunction(traced, inputs)
      .map(({ id }) => values(id));

  it('computes anew with new inputs', () => {
    const b = binding();
    const x = matrix(b, [[1, -2]]);
    b.beginTrace([x]);
    const traced = b.endTrace([one(b, 'Relu', [one(b, 'Neg', [x])])]);
    assert.deepEqual(call(traced, matrix(b, [[-5, 3]])), [[5, 0]]);
  });

  it('keeps what it uses from outside, small or large, though it is deleted there', () => {
    const b = binding();
    const x = matrix(b, [[1]]);
    const small = matrix(b, [[10]]);
    const large = b.createTensor([400], b.TF_FLOAT, new Float32Array(400).fill(100));
    b.beginTrace([x]);
    const sum = one(b, 'AddV2', [one(b, 'AddV2', [x, small]), large]);
    const traced = b.endTrace([sum]);
    b.deleteTensor(small);
    b.deleteTensor(large);
    assert.deepEqual(call(traced, matrix(b, [[2]]))[0]!.slice(0, 2), [112, 112]);
  });

  it('reads and writes variables in the order of the trace', () => {
    const b = binding();
    const v = variable(b, matrix(b, [[1]]), [1, 1]);
    const x = matrix(b, [[10]]);
    b.beginTrace([x]);
    const first = readVariable(b, v);
    addTo(b, v, x);
    const second = readVariable(b, v);
    addTo(b, v, x);
    const traced = b.endTrace([first, second]);
    assert.deepEqual(values(readVariable(b, v)), [21]);
    for (let i = 0; i < 50; i += 1) {
      const at = 21 + 200 * i;
      assert.deepEqual(call(traced, matrix(b, [[100]])), [[at], [at + 100]]);
    }
    assert.deepEqual(values(readVariable(b, v)), [21 + 200 * 50]);
  });

  it('takes ops with a list of inputs', () => {
    const b = binding();
    const x = matrix(b, [[1, 2]]);
    const axis = b.createTensor([], b.TF_INT32, Int32Array.of(0));
    b.beginTrace([x]);
    const attributes = [int('N', 2), type('T', 'float32'), type('Tidx', 'int32')];
    const traced = b.endTrace([one(b, 'ConcatV2', [x, x, axis], attributes)]);
    assert.deepEqual(call(traced, matrix(b, [[3, 4]])), [[3, 4, 3, 4]]);
  });

  it('returns an input as it is', () => {
    const x = matrix(binding(), [[1]]);
    binding().beginTrace([x]);
    const traced = binding().endTrace([x]);
    assert.deepEqual(call(traced, matrix(binding(), [[4]])), [[4]]);
  });

  it('refuses an op whose result has a shape that depends on values, and frees it', () => {
    const b = binding();
    const x = matrix(b, [[1]]);
    b.beginTrace([x]);
    const before = b.getNumOfTensors();
    assert.throws(() => one(b, 'Where', [x], [type('T', 'float32')]), {
      message: /^Where: the shape of its result depends on values/,
    });
    assert.equal(b.getNumOfTensors(), before);
    b.cancelTrace();
  });

  it('leaks nothing: neither tensors nor memory', () => {
    const b = binding();
    const x = b.createTensor([256, 256], b.TF_FLOAT, new Float32Array(65_536));
    b.beginTrace([x]);
    const traced = b.endTrace([one(b, 'Relu', [x])]);
    const before = b.getNumOfTensors();
    const run = (): void => {
      for (let i = 0; i < 2000; i += 1) b.deleteTensor(b.callFunction(traced, [x])[0]!.id);
    };
    run();
    const rss = process.memoryUsage.rss();
    run();
    assert.equal(b.getNumOfTensors(), before);
    // 2,000 results of 256 kB would be 512 MB.
    assert.ok(process.memoryUsage.rss() - rss < 50e6, 'memory grew');
  });

  it('says what is wrong with a call', () => {
    const b = binding();
    const x = matrix(b, [[1]]);
    assert.throws(() => b.endTrace([]), { message: 'endTrace: no trace is open' });
    b.beginTrace([x]);
    assert.throws(
      () => {
        b.beginTrace([]);
      },
      { message: 'beginTrace: a trace is open already' },
    );
    const traced = b.endTrace([one(b, 'Neg', [x])]);
    assert.throws(() => b.callFunction(traced, []), {
      message: 'callFunction: got 0 inputs, wants 1',
    });
    b.beginTrace([x]);
    assert.throws(() => b.callFunction(traced, [x]), /cannot run inside a trace/);
    b.cancelTrace();
    b.deleteFunction(traced);
    assert.throws(() => b.callFunction(traced, [x]), /does not exist, or no longer/);
  });
});
