import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { anchorLosses, digitViews, healthyRecipe, ntXent, patients, treat } from '../../../lib';
import type { Patient } from '../../../lib';
import { assertClose } from '../../support/assertClose';

const matrix = (seed: number): tf.Tensor2D => tf.randomNormal([4, 3], 0, 1, 'float32', seed);
const meanOf = (losses: tf.Tensor): number => losses.mean().dataSync<'float32'>()[0]!;
/** Four images at right angles, both views equal. */
const perfect = tf.eye(4);

describe('the clinic', () => {
  before(() => tf.setBackend('cpu'));

  it('has a healthy recipe whose loss is NT-Xent, anchor by anchor', () => {
    const losses = healthyRecipe.loss(matrix(1), matrix(2));
    assert.deepEqual(losses.shape, [8]);
    const expected = ntXent(matrix(1), matrix(2), { temperature: 0.1 });
    assertClose(meanOf(losses), meanOf(expected), 1e-5);
  });

  it('has patients whose loss of a perfect answer gives some of them away', () => {
    const found = Object.entries(patients).map(
      ([name, { loss }]) => [name, meanOf(loss(perfect, perfect)).toFixed(2)] as const,
    );
    const hot = Math.log(1 + 6 * Math.exp(-1 / 20)).toFixed(2);
    assert.deepEqual(Object.fromEntries(found), {
      ...{ A: hot, B: '0.69', C: '0.00', D: '0.00' },
      ...{ E: '-1.00', F: '0.69', G: '0.00', H: '0.00' },
    });
  });

  it('has a patient whose labels treat the two views differently', () => {
    const [first, second] = tf.split(patients.F.loss(matrix(1), matrix(2)), 2);
    assert.ok(meanOf(second!) - meanOf(first!) > 1);
  });

  it('has treatments that leave a perfect answer nearly free, and steps short', () => {
    for (const letter of Object.keys(patients) as Patient[]) {
      const { loss, learningRate } = { ...patients[letter], ...treat(letter) };
      const cost = meanOf(loss(perfect, perfect));
      assert.ok(cost > -1e-6 && cost < 0.01, letter);
      assert.ok(learningRate(1) <= 0.03 && learningRate(100) <= 0.1, letter);
    }
    assert.deepEqual(Object.keys(treat('D')), ['learningRate', 'maxNorm']);
    assert.equal(treat('H').views, healthyRecipe.views);
  });

  it('takes the cross entropy of each row', () => {
    const logits = tf.tensor2d([
      [0, Math.log(3)],
      [0, 0],
    ]);
    const losses = anchorLosses(logits, tf.tensor1d([1, 0], 'int32')).dataSync();
    assertClose(losses[0]!, Math.log(4 / 3), 1e-6);
    assertClose(losses[1]!, Math.log(2), 1e-6);
  });
});

describe('digitViews', () => {
  before(() => tf.setBackend('cpu'));
  const pixels = Float32Array.from({ length: 2 * 784 }, (_, i) => (i % 784 === 400 ? 1 : 0));
  const raw = (view: tf.Tensor2D) => view.mul(0.31).add<tf.Tensor2D>(0.13).arraySync();

  it('leaves digits alone where nothing is said, and centres their pixels', () => {
    for (const view of digitViews(pixels, { seed: 1 })) {
      assert.deepEqual(view.shape, [2, 784]);
      assertClose(raw(view)[1]![400]!, 1, 1e-6);
      assertClose(raw(view)[0]![0]!, 0, 1e-6);
    }
  });

  it('moves a pixel by at most its shift, and changes how bright it is', () => {
    const views = digitViews(pixels, { shift: 2, contrast: 0.5, seed: 3 });
    for (const row of views.flatMap(raw)) {
      const at = row.findIndex((v) => v > 0.4);
      assert.ok(Math.abs(Math.floor(at / 28) - 14) <= 2 && Math.abs((at % 28) - 8) <= 2);
      assert.ok(row[at]! > 0.49 && row[at]! < 1.51);
    }
  });

  it('may move a digit out of the picture altogether', () => {
    for (const row of digitViews(pixels, { shift: 40, seed: 5 }).flatMap(raw)) {
      assert.ok(row.filter((v) => v > 0.5).length <= 1);
    }
  });

  it('draws the same for the same seed, and two different views', () => {
    const draw = () => digitViews(pixels, { shift: 3, noise: 0.1, seed: 4 }).map(raw);
    assert.deepEqual(draw(), draw());
    assert.notDeepEqual(draw()[0], draw()[1]);
  });

  it('names a number of pixels that makes no whole digits', () => {
    assert.throws(() => digitViews(new Float32Array(100), { seed: 1 }), /there are 100 pixels/);
  });
});
