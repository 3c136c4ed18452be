import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { crop } from '../../../lib/augment';
import { stream } from '../../../lib/augment/chance';
import { drawBox } from '../../../lib/augment/cropBox';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { assertImagesClose, numbersOf, someImages } from '../../support/images';
import { cropLoops, type Image } from '../../support/loopsAugment';
import { assertNoLeak } from '../../support/tensors';

const USUAL = { scale: [0.08, 1], ratio: [3 / 4, 4 / 3] } as const;
const SQUARE = { height: 200, width: 200 };

describe('drawBox', () => {
  it('draws parts inside the image, of areas and ratios in the ranges', () => {
    const random = uniforms(1);
    for (let i = 0; i < 2000; i += 1) {
      const { top, left, height, width } = drawBox(SQUARE, USUAL, random);
      assert.ok(top >= 0 && left >= 0 && top + height <= 200 && left + width <= 200);
      const area = (height * width) / 200 ** 2;
      assert.ok(area > 0.079 && area <= 1, `area ${area}`);
      assert.ok(width / height > 0.74 && width / height < 1.35, `ratio ${width / height}`);
    }
  });

  it('draws areas evenly, wide parts as often as tall ones, and every place', () => {
    const random = uniforms(2);
    // Small enough that no part has to be drawn again.
    const small = { ...USUAL, scale: [0.1, 0.5] } as const;
    const boxes = Array.from({ length: 4000 }, () => drawBox(SQUARE, small, random));
    const mean = (of: (box: (typeof boxes)[number]) => number) =>
      boxes.reduce((total, box) => total + of(box), 0) / boxes.length;
    assert.ok(Math.abs(mean((b) => (b.height * b.width) / 40_000) - 0.3) < 0.01);
    assert.ok(Math.abs(mean((b) => Math.log(b.width / b.height))) < 0.015);
    assert.ok(Math.abs(mean((b) => b.top / (200 - b.height)) - 0.5) < 0.025);
    assert.ok(Math.abs(mean((b) => b.left / (200 - b.width)) - 0.5) < 0.025);
  });

  it('takes the middle where no part fits, as wide or tall as the ratio lets it', () => {
    const all = { ...USUAL, scale: [1, 1] } as const;
    const wide = drawBox({ height: 30, width: 100 }, all, uniforms(1));
    assert.deepEqual(wide, { top: 0, left: 30, height: 30, width: 40 });
    const tall = drawBox({ height: 100, width: 30 }, all, uniforms(1));
    assert.deepEqual(tall, { top: 30, left: 0, height: 40, width: 30 });
    const thin = { scale: [1, 1], ratio: [10, 20] } as const;
    const line = drawBox({ height: 3, width: 3 }, thin, uniforms(1));
    assert.deepEqual(line, { top: 1, left: 0, height: 1, width: 3 });
  });
});

const cropped = (images: readonly Image[], seed: number): Image[] => {
  const random = stream(seed, 'crop');
  const size = { height: images[0]!.length, width: images[0]![0]!.length };
  return images.map((image) => cropLoops(image, drawBox(size, USUAL, random)));
};

describe('crop', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with the loops, each image by its own part', () => {
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const actual = numbersOf(images, (x) => crop(x, { seed }));
        assertImagesClose(actual, cropped(images, seed), 1e-5);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps an image of one colour', () => {
    const images = tf.tidy(() => tf.tensor1d([0.2, 0.5, 0.9]).tile([6 * 30]));
    const kept = tf.tidy(() => {
      const x = images.reshape<tf.Tensor4D>([6, 5, 6, 3]);
      return Array.from(crop(x, { seed: 4 }).dataSync());
    });
    kept.forEach((value, i) => {
      assertClose(value, [0.2, 0.5, 0.9][i % 3]!, 1e-6);
    });
    images.dispose();
  });

  it('leaves every bit where the part is the whole', () => {
    const whole = { seed: 1, scale: [1, 1], ratio: [1, 1] } as const;
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), (seed) => {
        const x = tf.randomUniform<tf.Rank.R4>([2, 4, 4, 3], 0, 1, 'float32', seed);
        assert.deepEqual(crop(x, whole).arraySync(), x.arraySync());
        x.dispose();
      }),
      { numRuns: 10 },
    );
  });

  it('says which images and ranges it takes', () => {
    const images = tf.zeros<tf.Rank.R4>([1, 2, 2, 3]);
    assert.throws(() => crop(tf.zeros([2, 2, 2, 4]), { seed: 1 }), {
      message: 'crop: images are [2, 2, 2, 4]; they must be [N, height, width, 3].',
    });
    assert.throws(() => crop(images, { seed: 1, scale: [0.5, 1.5] }), {
      name: 'RangeError',
      message: 'crop: scale is [0.5, 1.5]; it must be [least, most] of numbers above 0, up to 1.',
    });
    assert.throws(() => crop(images, { seed: 1, ratio: [2, 1] }), {
      name: 'RangeError',
      message: 'crop: ratio is [2, 1]; it must be [least, most] of numbers above 0.',
    });
    images.dispose();
  });

  it('leaves no tensor behind', () => {
    const images = tf.ones<tf.Rank.R4>([4, 6, 6, 3]);
    assertNoLeak(() => crop(images, { seed: 3 }));
    images.dispose();
  });
});
