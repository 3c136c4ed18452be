import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { augment, crop, flip, twoViews, type AugmentOptions } from '../../../lib/augment';
import { picks, stream } from '../../../lib/augment/chance';
import { numbersOf, randomImages, someImages } from '../../support/images';
import type { Image } from '../../support/loopsAugment';
import { assertNoLeak } from '../../support/tensors';

const NEVER = { flipProbability: 0, jitterProbability: 0, grayscaleProbability: 0 };

const viewOf = (images: readonly Image[], options: AugmentOptions) =>
  numbersOf(images, (x) => augment(x, options));

describe('augment', () => {
  before(() => tf.setBackend('cpu'));

  it('leaves every bit where nothing may happen', () => {
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const before = numbersOf(images, (x) => x);
        assert.deepEqual(viewOf(images, { seed, ...NEVER }), before);
      }),
    );
  });

  it('keeps the shape, and every pixel in [0, 1]', () => {
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const view = viewOf(images, { seed, crop: {} });
        assert.equal(view.length, images.flat(3).length);
        assert.ok(view.every((v) => v >= 0 && v <= 1 + 1e-6));
      }),
    );
  });

  it('repeats itself with the same seed, and differs with another', () => {
    const images = randomImages(8);
    const view = (seed: number) => viewOf(images, { seed, crop: {} });
    assert.deepEqual(view(3), view(3));
    for (let seed = 0; seed < 20; seed += 1) assert.notDeepEqual(view(seed), view(seed + 1));
  });

  it('does to an image what does not depend on the others, nor on how many they are', () => {
    const [first, second] = [randomImages(5), randomImages(9, 4, 5, 8)];
    const mixed = [...second.slice(0, 2), first[2]!, ...second.slice(3)];
    const size = 4 * 5 * 3;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const options = { seed, crop: {} };
        const [one, other] = [viewOf(first, options), viewOf(mixed, options)];
        const third = (all: number[]) => all.slice(2 * size, 3 * size);
        assert.deepEqual(third(one), third(other));
      }),
    );
  });

  it('does the same as its parts by the same seed', () => {
    const images = randomImages(6);
    const parts = numbersOf(images, (x) => flip(crop(x, { seed: 2 }), { seed: 2 }));
    const options = { seed: 2, crop: {}, jitterProbability: 0, grayscaleProbability: 0 };
    assert.deepEqual(viewOf(images, options), parts);
  });

  it('turns a fifth of the images gray, flipped ones as often as the others', () => {
    const count = 4000;
    const flipped = picks(count, 0.5, stream(6, 'flip'));
    const view = viewOf(randomImages(count, 1, 1), { seed: 6 });
    const gray = flipped.map((_, i) => view[3 * i] === view[3 * i + 1]);
    const both = gray.filter((isGray, i) => isGray && flipped[i]).length;
    const all = gray.filter(Boolean).length;
    assert.ok(Math.abs(all - 800) < 5 * Math.sqrt(count * 0.2 * 0.8), `${all} gray`);
    assert.ok(Math.abs(both - 400) < 5 * Math.sqrt(count * 0.1 * 0.9), `${both} gray and flipped`);
  });

  it('says what images and which options it takes', () => {
    assert.throws(() => augment(tf.zeros([2, 4, 4, 1]), { seed: 1 }), {
      name: 'RangeError',
      message: 'augment: images are [2, 4, 4, 1]; they must be [N, height, width, 3].',
    });
    assert.throws(() => augment(tf.zeros([2, 4, 4, 3]), { seed: 1, flipProbability: -1 }), {
      name: 'RangeError',
      message: 'augment: flipProbability is -1; it must be from 0 to 1.',
    });
    assert.throws(() => augment(tf.zeros([2, 4, 4, 3]), { seed: 1, hue: 1 }), {
      name: 'RangeError',
      message: 'colourJitter: hue is 1; it must be from 0 to 0.5.',
    });
  });

  it('leaves no tensor behind', () => {
    const images = tf.ones<tf.Rank.R4>([8, 4, 4, 3]);
    for (const options of [{}, NEVER, { crop: {} }]) {
      assertNoLeak(() => augment(images, { seed: 3, ...options }));
    }
    images.dispose();
  });
});

describe('twoViews', () => {
  before(() => tf.setBackend('cpu'));

  const views = (images: readonly Image[], options: AugmentOptions) =>
    tf.tidy(() => {
      const pair = twoViews(tf.tensor4d(images as unknown as number[][][][]), options);
      return pair.map((view) => Array.from(view.dataSync()));
    });

  it('draws the two independently', () => {
    const images = randomImages(2000, 1, 2);
    const only = { ...NEVER, flipProbability: 0.5 };
    const [first, second] = views(images, { seed: 1, ...only });
    const agree = images.filter((_, i) => first![6 * i] === second![6 * i]).length;
    assert.ok(Math.abs(agree - 1000) < 5 * Math.sqrt(500), `${agree} of 2000 agree`);
  });

  it('repeats itself with the same seed, and differs with another', () => {
    const images = randomImages(4);
    assert.deepEqual(views(images, { seed: 1 }), views(images, { seed: 1 }));
    assert.notDeepEqual(views(images, { seed: 1 }), views(images, { seed: 2 }));
  });

  it('leaves the images as they are where nothing may happen', () => {
    const images = randomImages(3);
    const before = numbersOf(images, (x) => x);
    assert.deepEqual(views(images, { seed: 1, ...NEVER }), [before, before]);
  });

  it('gives two tensors, which the caller may dispose without the images', () => {
    const images = tf.ones<tf.Rank.R4>([8, 4, 4, 3]);
    for (const options of [{}, NEVER]) {
      assertNoLeak(() => {
        const [first, second] = twoViews(images, { seed: 3, ...options });
        second.dispose();
        return first;
      });
    }
    assert.equal(images.isDisposed, false);
    images.dispose();
  });
});
