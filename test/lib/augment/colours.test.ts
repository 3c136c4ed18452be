import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import {
  brightness,
  contrast,
  saturation,
  toImages,
  toPlanes,
  type ColourChange,
} from '../../../lib/augment/colours';
import { hue } from '../../../lib/augment/hue';
import { assertClose } from '../../support/assertClose';
import { assertImagesClose, numbersOf, randomImages, someImages } from '../../support/images';
import { COLOUR_LOOPS, hsvLoops, rgbLoops, type Image } from '../../support/loopsAugment';

/** One amount for each image. */
const changed = (change: ColourChange, images: readonly Image[], amounts: readonly number[]) =>
  numbersOf(images, (x) => {
    const column = tf.tensor2d([...amounts], [amounts.length, 1]);
    return toImages(change(toPlanes(x), column), x.shape);
  });

const same = (images: readonly Image[], amount: number) => images.map(() => amount);

const withAmounts = (least: number, most: number) =>
  someImages.chain((images) => {
    const amount = fc.double({ min: least, max: most, noNaN: true });
    const amounts = fc.array(amount, { minLength: images.length, maxLength: images.length });
    return fc.tuple(fc.constant(images), amounts);
  });

describe('The loops of HSV', () => {
  it('give the colours at the six corners of the hexagon', () => {
    const corners = [
      [[1, 0, 0], 0],
      [[1, 1, 0], 1 / 6],
      [[0, 1, 0], 2 / 6],
      [[0, 1, 1], 3 / 6],
      [[0, 0, 1], 4 / 6],
      [[1, 0, 1], 5 / 6],
    ] as const;
    for (const [pixel, turn] of corners) {
      assertClose(hsvLoops(pixel)[0], turn);
      rgbLoops([turn, 1, 1]).forEach((v, c) => {
        assertClose(v, pixel[c]!);
      });
    }
  });
});

describe('A change of colours', () => {
  before(() => tf.setBackend('cpu'));

  for (const [name, change] of Object.entries({ brightness, contrast, saturation })) {
    const loops = COLOUR_LOOPS[name as keyof typeof COLOUR_LOOPS];

    it(`of ${name} agrees with the loops, each image by its own factor, and stays in [0, 1]`, () => {
      fc.assert(
        fc.property(withAmounts(0, 3), ([images, factors]) => {
          const actual = changed(change, images, factors);
          assertImagesClose(
            actual,
            images.map((image, i) => loops(image, factors[i]!)),
            1e-5,
          );
          assert.ok(actual.every((v) => v >= 0 && v <= 1));
        }),
      );
    });

    it(`of ${name} leaves every bit at factor 1`, () => {
      fc.assert(
        fc.property(someImages, (images) => {
          const before = numbersOf(images, (x) => x);
          assert.deepEqual(changed(change, images, same(images, 1)), before);
        }),
      );
    });
  }

  it('of contrast by 0 leaves the mean of the gray image, not of the colours', () => {
    const image: Image = [[[1, 0, 0], [0, 0, 0]]]; // prettier-ignore
    for (const value of changed(contrast, [image], [0])) assertClose(value, 0.2989 / 2, 1e-6);
  });

  it('of hue agrees with the full way by HSV', () => {
    fc.assert(
      fc.property(withAmounts(-0.5, 0.5), ([images, turns]) => {
        const actual = changed(hue, images, turns);
        assertImagesClose(
          actual,
          images.map((image, i) => COLOUR_LOOPS.hue(image, turns[i]!)),
          1e-5,
        );
        assert.ok(actual.every((v) => v >= 0 && v <= 1));
      }),
      { numRuns: 500 },
    );
  });

  it('of hue by no turn or whole turns is none', () => {
    fc.assert(
      fc.property(someImages, fc.integer({ min: -3, max: 3 }), (images, turns) => {
        const actual = changed(hue, images, same(images, turns));
        assertImagesClose(actual, images, 1e-6);
      }),
    );
  });

  it('of hue by a third of a turn makes red green, green blue and blue red', () => {
    const images = randomImages(2);
    const moved = images.map((image) => image.map((row) => row.map(([r, g, b]) => [b, r, g])));
    const actual = changed(hue, images, same(images, 1 / 3));
    assertImagesClose(actual, moved as unknown as Image[], 1e-5);
  });

  it('of hue there and back again is none', () => {
    const images = randomImages(2);
    const there = numbersOf(images, (x) => {
      const turns = tf.tensor2d([[0.37], [-0.21]]);
      return toImages(hue(hue(toPlanes(x), turns), turns.neg()), x.shape);
    });
    assertImagesClose(there, images, 1e-5);
  });

  it('of hue leaves every bit of gray pixels', () => {
    const gray = randomImages(3).map((image) =>
      image.map((row) => row.map(([v]) => [v, v, v] as const)),
    );
    const before = numbersOf(gray, (x) => x);
    assert.deepEqual(changed(hue, gray, [0.1, -0.4, 0.5]), before);
  });
});
