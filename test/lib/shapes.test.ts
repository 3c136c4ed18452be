import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertPositive, assertSameShape, formatShape } from '../../lib/shapes';

describe('formatShape', () => {
  it('writes a shape as a list', () => {
    assert.equal(formatShape([8, 32]), '[8, 32]');
    assert.equal(formatShape([]), '[]');
  });
});

describe('assertSameShape', () => {
  before(() => tf.setBackend('cpu'));

  it('passes tensors of one shape, or just one tensor', () => {
    const [a, b] = [tf.zeros([2, 3]), tf.ones([2, 3])];
    assertSameShape('f', { a, b });
    assertSameShape('f', { a });
    tf.dispose([a, b]);
  });

  it('names every tensor with its shape when one differs', () => {
    const [z1, z2, z3] = [tf.zeros([8, 32]), tf.zeros([8, 32]), tf.zeros([8, 16])];
    assert.throws(
      () => {
        assertSameShape('ntXent', { z1, z2, z3 });
      },
      {
        name: 'RangeError',
        message:
          'ntXent: z1 is [8, 32], z2 is [8, 32], z3 is [8, 16]; views must share one [batch, dim] shape.',
      },
    );
    tf.dispose([z1, z2, z3]);
  });

  it('tells [6] from [2, 3], and [2, 3] from [3, 2]', () => {
    const [flat, wide, tall] = [tf.zeros([6]), tf.zeros([2, 3]), tf.zeros([3, 2])];
    assert.throws(() => {
      assertSameShape('f', { flat, wide });
    }, RangeError);
    assert.throws(() => {
      assertSameShape('f', { wide, tall });
    }, RangeError);
    tf.dispose([flat, wide, tall]);
  });
});

describe('assertMatrix', () => {
  it('passes matrices, and names the first tensor that is none', () => {
    const [a, b] = [tf.zeros([2, 3]), tf.zeros([6])];
    assertMatrix('f', { a });
    assert.throws(
      () => {
        assertMatrix('f', { a, b });
      },
      { name: 'RangeError', message: 'f: b is [6]; it must be a matrix [rows, dim].' },
    );
    tf.dispose([a, b]);
  });

  it('refuses rows of no numbers, and what is no tensor', () => {
    for (const [value, found] of [
      [tf.zeros([2, 0]), '[2, 0]'],
      [[[1, 2]], 'an array'],
      [undefined, 'undefined'],
    ]) {
      assert.throws(
        () => {
          assertMatrix('f', { x: value as tf.Tensor });
        },
        {
          name: 'RangeError',
          message: `f: x is ${found as string}; it must be a matrix [rows, dim].`,
        },
      );
    }
  });
});

describe('assertPositive', () => {
  it('passes finite numbers above 0', () => {
    assertPositive('f', { temperature: 0.07, margin: 1e-300 });
  });

  for (const value of [0, -0, -1, NaN, Infinity, -Infinity]) {
    it(`names the number that is ${value}`, () => {
      assert.throws(
        () => {
          assertPositive('ntXent', { margin: 1, temperature: value });
        },
        {
          name: 'RangeError',
          message: `ntXent: temperature is ${value}; it must be a finite number above 0.`,
        },
      );
    });
  }
});
