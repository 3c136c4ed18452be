import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { clipLoss, type ClipOptions } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { clipLoops } from '../../support/loopsLosses';
import { twoViews } from '../../support/matrices';
import { Z1, Z2 } from '../../support/sourceMatrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (images: Matrix, texts: Matrix, options?: ClipOptions): number =>
  tf.tidy(() => clipLoss(tensor(images), tensor(texts), options).dataSync()[0]!);
const temperature = fc.double({ min: 0.05, max: 2, noNaN: true });

describe('clipLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with the loops of its definition', () => {
    fc.assert(
      fc.property(twoViews, temperature, ([images, texts], t) => {
        assertClose(
          value(images, texts, { temperature: t }),
          clipLoops(images, texts, 1 / t),
          1e-4,
        );
      }),
    );
  });

  it('has a temperature of 0.07 by default', () => {
    assertClose(value(Z1, Z2), clipLoops(Z1, Z2, 1 / 0.07), 1e-5);
  });

  it('takes the logarithm of the scale, as a number or a tensor, in place of the temperature', () => {
    const expected = clipLoops(Z1, Z2, Math.exp(1.5));
    assertClose(value(Z1, Z2, { logitScale: 1.5 }), expected, 1e-5);
    for (const shape of [[], [1]]) {
      const logitScale = tf.tensor([1.5], shape);
      assertClose(value(Z1, Z2, { logitScale, temperature: 3 }), expected, 1e-5);
      logitScale.dispose();
    }
  });

  it('scales by 100 at most', () => {
    for (const logitScale of [Math.log(100), 6, 1000]) {
      assertClose(value(Z1, Z2, { logitScale }), clipLoops(Z1, Z2, 100), 1e-5);
    }
  });

  it('has the gradient of the loops for the logarithm of the scale, and 0 beyond the limit', () => {
    const [images, texts] = [tensor(Z1), tensor(Z2)];
    const slope = (t: number) =>
      tf.tidy(
        () =>
          tf
            .grad((x) => clipLoss(images, texts, { logitScale: x }))(tf.scalar(t))
            .dataSync()[0]!,
      );
    for (const t of [-0.5, 1, 2.659]) {
      const at = (delta: number) => clipLoops(Z1, Z2, Math.exp(t + delta));
      assertClose(slope(t), (at(1e-5) - at(-1e-5)) / 2e-5, 1e-4);
    }
    assert.equal(slope(6), 0);
    assert.equal(slope(1000), 0);
    tf.dispose([images, texts]);
  });

  it('is log N when all embeddings are one point, at any scale', () => {
    const same = [
      [3, 4],
      [6, 8],
      [0.3, 0.4],
    ];
    assertClose(value(same, same, { temperature: 0.5 }), Math.log(3));
    assertClose(value(same, same, { logitScale: 4 }), Math.log(3));
  });

  it('is log(1 + exp(−1 / τ)) for two orthogonal pairs that agree', () => {
    const axes = [
      [2, 0],
      [0, 5],
    ];
    assertClose(value(axes, axes, { temperature: 0.5 }), Math.log(1 + Math.exp(-1 / 0.5)));
  });

  it('does not care which side is called texts, for the order of pairs, nor for lengths', () => {
    fc.assert(
      fc.property(twoViews, ([images, texts]) => {
        const options = { temperature: 0.5 };
        const expected = value(images, texts, options);
        assertClose(value(texts, images, options), expected, 1e-5);
        assertClose(value([...images].reverse(), [...texts].reverse(), options), expected, 1e-5);
        const longer = images.map((row, i) => row.map((v) => v * (i + 2)));
        assertClose(value(longer, texts, options), expected, 1e-5);
      }),
    );
  });

  for (const t of [0.07, 0.5]) {
    it(`has the gradient of the loops for pictures and texts at temperature ${t}`, () => {
      const options = { temperature: t };
      assertGradient(
        (z) => clipLoss(z, tensor(Z2), options),
        (z) => clipLoops(z, Z2, 1 / t),
        Z1,
      );
      assertGradient(
        (z) => clipLoss(tensor(Z1), z, options),
        (z) => clipLoops(Z1, z, 1 / t),
        Z2,
      );
    });
  }

  it('is finite at temperature 0.01, where an exponential of the logits overflows', () => {
    assertClose(value(Z1, Z2, { temperature: 0.01 }), clipLoops(Z1, Z2, 100), 1e-5);
    assertGradient(
      (z) => clipLoss(z, tensor(Z2), { temperature: 0.01 }),
      (z) => clipLoops(z, Z2, 100),
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
    assertClose(value(zeros, other, { temperature: 0.1 }), clipLoops(zeros, other, 10));
    const slopes = gradient((z) => clipLoss(z, tensor(other)), zeros);
    assert.ok(slopes[0]!.every((v) => v === 0));
    assert.ok(slopes[1]!.every(Number.isFinite));
  });

  it('names what does not fit', () => {
    const refused = (run: () => unknown, message: string) => {
      assert.throws(run, { name: 'RangeError', message });
    };
    refused(
      () => clipLoss(tf.zeros([8, 32]), tf.zeros([8, 16])),
      'clipLoss: images is [8, 32], texts is [8, 16]; views must share one [batch, dim] shape.',
    );
    refused(
      () => clipLoss(tf.zeros([8]) as unknown as tf.Tensor2D, tf.zeros([8, 2])),
      'clipLoss: images is [8]; it must be a matrix [rows, dim].',
    );
    refused(
      () => clipLoss(tf.zeros([2, 3]), tf.zeros([2, 3]), { temperature: 0 }),
      'clipLoss: temperature is 0; it must be a finite number above 0.',
    );
    refused(
      () => clipLoss(tf.zeros([2, 3]), tf.zeros([2, 3]), { logitScale: tf.zeros([2]) }),
      'clipLoss: logitScale is [2]; it must be one number, [].',
    );
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const [z, logitScale] = [tensor(Z1), tf.scalar(2)];
    assertNoLeak(() => clipLoss(z, z));
    assertNoLeak(() => clipLoss(z, z, { logitScale }));
    assertNoLeak(() => tf.grad((x) => clipLoss(x as tf.Tensor2D, z, { logitScale }))(z));
    tf.dispose([z, logitScale]);
  });
});
