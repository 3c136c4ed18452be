import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { flip } from '../../../lib/augment';
import { assertImagesClose, numbersOf, randomImages, someImages } from '../../support/images';
import { flipLoops } from '../../support/loopsAugment';
import { assertNoLeak } from '../../support/tensors';

describe('flip', () => {
  before(() => tf.setBackend('cpu'));

  it('mirrors every image with probability 1, as the loops do', () => {
    fc.assert(
      fc.property(someImages, (images) => {
        const flipped = numbersOf(images, (x) => flip(x, { seed: 1, probability: 1 }));
        assertImagesClose(flipped, images.map(flipLoops), 1e-7);
      }),
    );
  });

  it('leaves every bit with probability 0', () => {
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const kept = numbersOf(images, (x) => flip(x, { seed, probability: 0 }));
        assert.deepEqual(
          kept,
          numbersOf(images, (x) => x),
        );
      }),
    );
  });

  it('either mirrors an image or leaves it, half of them each', () => {
    const images = randomImages(4000, 1, 2);
    const [actual, plain, mirrored] = [
      numbersOf(images, (x) => flip(x, { seed: 5 })),
      numbersOf(images, (x) => x),
      numbersOf(images.map(flipLoops), (x) => x),
    ];
    const at = (all: number[], i: number) => all.slice(6 * i, 6 * i + 6).join();
    const flipped = images.filter((_, i) => at(actual, i) === at(mirrored, i)).length;
    const left = images.filter((_, i) => at(actual, i) === at(plain, i)).length;
    assert.equal(flipped + left, 4000);
    // Five standard deviations of 4,000 coins.
    assert.ok(Math.abs(flipped - 2000) < 5 * Math.sqrt(1000), `${flipped} of 4000`);
  });

  it('says what images and which probabilities it takes', () => {
    assert.throws(() => flip(tf.zeros([2, 4, 4, 1]), { seed: 1 }), {
      name: 'RangeError',
      message: 'flip: images are [2, 4, 4, 1]; they must be [N, height, width, 3].',
    });
    assert.throws(() => flip(tf.zeros([2, 0, 4, 3]), { seed: 1 }), /images are \[2, 0, 4, 3\]/);
    for (const probability of [-0.1, 1.1, NaN]) {
      assert.throws(() => flip(tf.zeros([2, 4, 4, 3]), { seed: 1, probability }), {
        name: 'RangeError',
        message: `flip: probability is ${probability}; it must be from 0 to 1.`,
      });
    }
  });

  it('leaves no tensor behind', () => {
    const images = tf.ones<tf.Rank.R4>([8, 4, 4, 3]);
    for (const probability of [0, 0.5, 1]) {
      assertNoLeak(() => flip(images, { seed: 3, probability }));
    }
    images.dispose();
  });
});
