import assert from 'node:assert/strict';
import { bool, float, int, shape, text, type } from '../../lib/engine/native/attributes';
import { matrix, one, useBinding, valuesOf } from '../support/binding';

describe('the binding keeps tensors', () => {
  const binding = useBinding();

  it('gives back what it was given, of every type', () => {
    const b = binding();
    const cases = [
      [b.TF_FLOAT, Float32Array.of(1.5, NaN)],
      [b.TF_INT32, Int32Array.of(-1, 2)],
      [b.TF_BOOL, Uint8Array.of(1, 0)],
    ] as const;
    for (const [dtype, values] of cases) {
      assert.deepEqual(b.tensorDataSync(b.createTensor([2], dtype, values)), values);
    }
  });

  it('copies: a later change of the array changes no tensor', () => {
    const values = Float32Array.of(1, 2);
    const id = binding().createTensor([2], binding().TF_FLOAT, values);
    values[0] = 9;
    assert.deepEqual(valuesOf(binding(), id), [1, 2]);
  });

  it('respects where a view begins', () => {
    const view = Float32Array.of(1, 2, 3).subarray(1);
    assert.deepEqual(valuesOf(binding(), binding().createTensor([2], 1, view)), [2, 3]);
  });

  it('keeps strings short and long, and none', () => {
    const strings = ['', 'ab', 'a string beyond twenty-three bytes'].map((s) => Buffer.from(s));
    const id = binding().createTensor([3], binding().TF_STRING, strings);
    const found = binding().tensorDataSync(id) as Uint8Array[];
    assert.deepEqual(
      found.map((bytes) => Buffer.from(bytes)),
      strings,
    );
  });

  it('keeps empty tensors', () => {
    const id = binding().createTensor([0, 3], binding().TF_FLOAT, new Float32Array(0));
    assert.deepEqual(valuesOf(binding(), id), []);
  });

  it('forgets what is deleted, and says so', () => {
    const before = binding().getNumOfTensors();
    const id = matrix(binding(), [[1]]);
    assert.equal(binding().getNumOfTensors(), before + 1);
    binding().deleteTensor(id);
    assert.equal(binding().getNumOfTensors(), before);
    assert.throws(() => binding().tensorDataSync(id), {
      message: `tensor ${id} does not exist, or no longer`,
    });
  });

  it('refuses values that do not fit', () => {
    const b = binding();
    assert.throws(() => b.createTensor([2], b.TF_FLOAT, Int32Array.of(1, 2)), {
      name: 'TypeError',
      message: 'createTensor: this typed array cannot hold dtype 1',
    });
    assert.throws(() => b.createTensor([3], b.TF_FLOAT, Float32Array.of(1, 2)), {
      name: 'RangeError',
      message: 'createTensor: the values have 8 bytes, their shape wants 12',
    });
    assert.throws(() => b.createTensor([2], b.TF_STRING, [Buffer.from('a')]), /1 strings/);
  });
});

describe('the binding runs ops', () => {
  const binding = useBinding();

  it('with attributes of every kind', () => {
    const b = binding();
    const x = matrix(b, [
      [1, 2],
      [3, 4],
    ]);
    const flags = [bool('transpose_a', true), bool('transpose_b', false), type('T', 'float32')];
    assert.deepEqual(valuesOf(b, one(b, 'MatMul', [x, x], flags)), [10, 14, 14, 20]);
    const leaky = one(b, 'LeakyRelu', [matrix(b, [[-2]])], [float('alpha', 0.5)]);
    assert.deepEqual(valuesOf(b, leaky), [-1]);
    const empty = one(
      b,
      'Empty',
      [b.createTensor([1], b.TF_INT32, Int32Array.of(0))],
      [type('dtype', 'float32')],
    );
    assert.deepEqual(valuesOf(b, empty), []);
    const placed = [shape('shape', [2]), text('shared_name', 'kinds'), type('dtype', 'float32')];
    assert.equal(b.executeOp('VarHandleOp', placed, [], 1)[0]!.dtype, b.TF_RESOURCE);
    const squeezed = b.executeOp('Squeeze', [int('squeeze_dims', [0])], [matrix(b, [[7, 8]])], 1);
    assert.deepEqual(squeezed[0]!.shape, [2]);
  });

  it('with a list of strings: a product fused with bias and relu', () => {
    const b = binding();
    const x = matrix(b, [[1, -1]]);
    const w = matrix(b, [
      [1, 0],
      [0, 1],
    ]);
    const bias = b.createTensor([2], b.TF_FLOAT, Float32Array.of(1, 0));
    const attributes = [
      ...[type('T', 'float32'), int('num_args', 1), float('epsilon', 0)],
      text('fused_ops', ['BiasAdd', 'Relu']),
    ];
    const found = valuesOf(b, one(b, '_FusedMatMul', [x, w, bias], attributes));
    assert.deepEqual(found, [2, 0]);
  });

  it('with a list of types', () => {
    const b = binding();
    const list = { name: 'T', type: b.TF_ATTR_TYPE, value: [b.TF_FLOAT, b.TF_FLOAT] };
    const same = b.executeOp('IdentityN', [list], [matrix(b, [[1]]), matrix(b, [[2]])], 2);
    assert.deepEqual(
      same.map(({ id }) => valuesOf(b, id)),
      [[1], [2]],
    );
  });

  it("and passes on TensorFlow's message when one fails", () => {
    const b = binding();
    const [x, y] = [matrix(b, [[1, 2]]), matrix(b, [[1, 2, 3]])];
    const before = b.getNumOfTensors();
    assert.throws(() => one(b, 'MatMul', [x, y]), {
      name: 'Error',
      message: 'MatMul: Matrix size-incompatible: In[0]: [1,2], In[1]: [1,3]',
    });
    assert.throws(() => one(b, 'NoSuchOp', [x]), /NoSuchOp: 'NoSuchOp' is neither a type/);
    assert.throws(() => one(b, 'Relu', []), /Relu: expected 1 inputs, got 0|Relu/);
    assert.equal(b.getNumOfTensors(), before);
  });

  it('and names an attribute of an unknown kind', () => {
    const x = matrix(binding(), [[1]]);
    const odd = { name: 'odd', type: 99, value: 1 };
    assert.throws(() => one(binding(), 'Relu', [x], [odd]), {
      name: 'TypeError',
      message: 'attribute odd has the unknown type 99',
    });
  });

  it('and throws, rather than ends the process, on wrong arguments', () => {
    const wrong = binding() as unknown as Record<string, (...all: unknown[]) => unknown>;
    for (const name of [
      'createTensor',
      'tensorDataSync',
      'executeOp',
      'endTrace',
      'callFunction',
    ]) {
      assert.throws(() => wrong[name]!('x', undefined, 3, {}), Error, name);
    }
  });
});
