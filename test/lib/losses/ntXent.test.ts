import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { ntXent } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { ntXentLoops } from '../../support/loopsLosses';
import { twoViews } from '../../support/matrices';
import { Z1, Z2 } from '../../support/sourceMatrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (z1: Matrix, z2: Matrix, temperature?: number): number =>
  tf.tidy(
    () =>
      ntXent(
        tensor(z1),
        tensor(z2),
        temperature === undefined ? {} : { temperature },
      ).dataSync()[0]!,
  );
const temperature = fc.double({ min: 0.05, max: 2, noNaN: true });

describe('ntXent', () => {
  before(() => tf.setBackend('cpu'));

  it('gives the value of the source to its six decimals, at its temperature by default', () => {
    assert.equal(value(Z1, Z2).toFixed(6), '6.792835');
    assert.equal(value(Z1, Z2, 0.07).toFixed(6), '6.792835');
  });

  it('agrees with the loops of the paper’s Algorithm 1', () => {
    fc.assert(
      fc.property(twoViews, temperature, ([z1, z2], t) => {
        assertClose(value(z1, z2, t), ntXentLoops(z1, z2, t), 1e-4);
      }),
    );
  });

  it('is log(2N − 1) when the projections have collapsed to a point', () => {
    const same = [
      [3, 4],
      [6, 8],
      [0.3, 0.4],
    ];
    assertClose(value(same, same, 0.5), Math.log(2 * 3 - 1));
  });

  it('is log(1 + 2 exp(−1 / τ)) for two orthogonal images whose views agree', () => {
    const axes = [
      [2, 0],
      [0, 5],
    ];
    assertClose(value(axes, axes, 0.5), Math.log(1 + 2 * Math.exp(-1 / 0.5)));
  });

  it('is 0 for one image: there is nothing to mistake its views for', () => {
    assertClose(value([[1, 2]], [[2, -1]]), 0);
  });

  it('does not care for the order of views and of images, nor for lengths', () => {
    fc.assert(
      fc.property(twoViews, ([z1, z2]) => {
        const expected = value(z1, z2, 0.5);
        assertClose(value(z2, z1, 0.5), expected, 1e-5);
        assertClose(value([...z1].reverse(), [...z2].reverse(), 0.5), expected, 1e-5);
        const longer = z1.map((row, i) => row.map((v) => v * (i + 2)));
        assertClose(value(longer, z2, 0.5), expected, 1e-5);
      }),
    );
  });

  for (const t of [0.07, 0.5]) {
    it(`has the gradient of the loops for both views at temperature ${t}`, () => {
      const loss = (z1: tf.Tensor2D, z2: tf.Tensor2D) => ntXent(z1, z2, { temperature: t });
      assertGradient(
        (z) => loss(z, tensor(Z2)),
        (z) => ntXentLoops(z, Z2, t),
        Z1,
      );
      assertGradient(
        (z) => loss(tensor(Z1), z),
        (z) => ntXentLoops(Z1, z, t),
        Z2,
      );
    });
  }

  it('is finite at temperature 0.01, where an exponential of the logits overflows', () => {
    assertClose(value(Z1, Z2, 0.01), ntXentLoops(Z1, Z2, 0.01), 1e-5);
    assertGradient(
      (z) => ntXent(z, tensor(Z2), { temperature: 0.01 }),
      (z) => ntXentLoops(z, Z2, 0.01),
      Z1,
      1e-3,
    );
  });

  it('takes a row of zeros as similar to nothing, with a gradient of 0', () => {
    const zeros = [
      [0, 0],
      [1, 2],
    ];
    const other = [
      [1, 1],
      [0, 0],
    ];
    assertClose(value(zeros, other, 0.1), ntXentLoops(zeros, other, 0.1));
    const slopes = gradient((z) => ntXent(z, tensor(other)), zeros);
    assert.ok(slopes[0]!.every((v) => v === 0));
    assert.ok(slopes[1]!.every(Number.isFinite));
  });

  it('names both shapes when they differ, and a vector', () => {
    assert.throws(() => ntXent(tf.zeros([8, 32]), tf.zeros([8, 16])), {
      name: 'RangeError',
      message: 'ntXent: z1 is [8, 32], z2 is [8, 16]; views must share one [batch, dim] shape.',
    });
    const vector = tf.zeros([8]) as unknown as tf.Tensor2D;
    assert.throws(() => ntXent(vector, vector), {
      message: 'ntXent: z1 is [8]; it must be a matrix [rows, dim].',
    });
  });

  it('wants a temperature above 0', () => {
    assert.throws(() => ntXent(tf.zeros([2, 3]), tf.zeros([2, 3]), { temperature: 0 }), {
      message: 'ntXent: temperature is 0; it must be a finite number above 0.',
    });
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const z = tensor(Z1);
    assertNoLeak(() => ntXent(z, z));
    assertNoLeak(() => tf.grad((x) => ntXent(x as tf.Tensor2D, z))(z));
    z.dispose();
  });
});
