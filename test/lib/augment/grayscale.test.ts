import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { grayscale } from '../../../lib/augment';
import { assertClose } from '../../support/assertClose';
import { assertImagesClose, numbersOf, randomImages, someImages } from '../../support/images';
import { grayscaleLoops } from '../../support/loopsAugment';
import { assertNoLeak } from '../../support/tensors';

const all = { seed: 1, probability: 1 };

describe('grayscale', () => {
  before(() => tf.setBackend('cpu'));

  it('is the luma of pure colours: 0.2989, 0.587, 0.114', () => {
    const pure = [[[[1, 0, 0] as const, [0, 1, 0] as const, [0, 0, 1] as const]]];
    const luma = [0.2989, 0.587, 0.114].flatMap((part) => [part, part, part]);
    numbersOf(pure, (x) => grayscale(x, all)).forEach((value, i) => {
      assertClose(value, luma[i]!, 1e-6);
    });
  });

  it('agrees with the loops', () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const gray = numbersOf(images, (x) => grayscale(x, all));
        assertImagesClose(gray, images.map(grayscaleLoops), 1e-6);
      }),
    );
  });

  it('keeps the luma, up to the 0.0001 by which the weights miss 1', () => {
    const once = numbersOf(randomImages(3), (x) => grayscale(x, all));
    const twice = numbersOf(randomImages(3), (x) => grayscale(grayscale(x, all), all));
    twice.forEach((value, i) => {
      assertClose(value, 0.9999 * once[i]!, 1e-6);
    });
  });

  it('leaves every bit of images that are not picked, four of five', () => {
    const images = randomImages(3000, 1, 1);
    const [actual, before] = [
      numbersOf(images, (x) => grayscale(x, { seed: 2 })),
      numbersOf(images, (x) => x),
    ];
    const kept = images.filter((_, i) =>
      [0, 1, 2].every((c) => actual[3 * i + c] === before[3 * i + c]),
    ).length;
    const gray = images.filter((_, i) => actual[3 * i] === actual[3 * i + 1]).length;
    assert.equal(kept + gray, 3000);
    assert.ok(Math.abs(gray - 600) < 5 * Math.sqrt(3000 * 0.2 * 0.8), `${gray} of 3000`);
  });

  it('says what images and which probabilities it takes', () => {
    assert.throws(() => grayscale(tf.zeros<tf.Rank>([4, 4, 3]) as tf.Tensor4D, all), {
      message: 'grayscale: images are [4, 4, 3]; they must be [N, height, width, 3].',
    });
    assert.throws(() => grayscale(tf.zeros([2, 4, 4, 3]), { seed: 1, probability: 2 }), {
      message: 'grayscale: probability is 2; it must be from 0 to 1.',
    });
  });

  it('leaves no tensor behind', () => {
    const images = tf.ones<tf.Rank.R4>([8, 4, 4, 3]);
    for (const probability of [0, 0.5, 1]) {
      assertNoLeak(() => grayscale(images, { seed: 3, probability }));
    }
    images.dispose();
  });
});
