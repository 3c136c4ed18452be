import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { colourJitter } from '../../../lib/augment';
import { stream } from '../../../lib/augment/chance';
import { drawJitter } from '../../../lib/augment/jitterDraw';
import { uniforms } from '../../../lib/random';
import { assertImagesClose, numbersOf, randomImages, someImages } from '../../support/images';
import { COLOUR_LOOPS, type Image } from '../../support/loopsAugment';
import { assertNoLeak } from '../../support/tensors';

const STRENGTH = { brightness: 0.8, contrast: 0.8, saturation: 0.8, hue: 0.2 };

const draw = (count: number, seed: number, strength = STRENGTH) =>
  drawJitter(count, strength, { probability: 0.8, random: uniforms(seed) });

describe('drawJitter', () => {
  it('draws factors about 1 and turns about 0, evenly over their ranges', () => {
    const strength = { brightness: 0.8, contrast: 0.3, saturation: 1.5, hue: 0.2 };
    const ranges = {
      brightness: [0.2, 1.8],
      contrast: [0.7, 1.3],
      saturation: [0, 2.5], // a factor is never below 0
      hue: [-0.2, 0.2],
    } as const;
    const count = 5000;
    for (const { kind, amounts } of draw(count, 3, strength).changes) {
      const [least, most] = ranges[kind];
      const parts = Array.from(amounts, (v) => (v - least) / (most - least));
      assert.ok(parts.every((v) => v > -1e-6 && v < 1 + 1e-6));
      const mean = parts.reduce((total, v) => total + v, 0) / count;
      const square = parts.reduce((total, v) => total + v * v, 0) / count;
      assert.ok(Math.abs(mean - 1 / 2) < 5 / Math.sqrt(12 * count), `mean of ${kind}`);
      assert.ok(Math.abs(square - 1 / 3) < 0.02, `spread of ${kind}`);
    }
  });

  it('picks as many images as the probability says', () => {
    const picked = draw(5000, 4).picked.filter(Boolean).length;
    assert.ok(Math.abs(picked - 4000) < 5 * Math.sqrt(5000 * 0.8 * 0.2), `${picked} of 5000`);
  });

  it('draws all 24 orders, about equally often', () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 2400; seed += 1) {
      const order = draw(1, seed)
        .changes.map(({ kind }) => kind)
        .join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    assert.equal(seen.size, 24);
    for (const times of seen.values()) assert.ok(times > 50 && times < 150, `${times} of 100`);
  });

  it('leaves out what has no strength, and draws the rest as before', () => {
    const [all, some] = [draw(7, 5), draw(7, 5, { ...STRENGTH, contrast: 0 })];
    assert.deepEqual(
      some.changes,
      all.changes.filter(({ kind }) => kind !== 'contrast'),
    );
  });
});

const jittered = (images: readonly Image[], seed: number): Image[] => {
  const random = stream(seed, 'jitter');
  const { changes, picked } = drawJitter(images.length, STRENGTH, { probability: 0.8, random });
  return images.map((image, i) =>
    picked[i]
      ? changes.reduce((x, { kind, amounts }) => COLOUR_LOOPS[kind](x, amounts[i]!), image)
      : image,
  );
};

describe('colourJitter', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with the loops one after another, and stays in [0, 1]', () => {
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const actual = numbersOf(images, (x) => colourJitter(x, { seed }));
        assertImagesClose(actual, jittered(images, seed), 2e-5);
        assert.ok(actual.every((v) => v >= 0 && v <= 1));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves every bit with probability 0, and with no strength', () => {
    const none = { brightness: 0, contrast: 0, saturation: 0, hue: 0 };
    fc.assert(
      fc.property(someImages, fc.nat(), (images, seed) => {
        const before = numbersOf(images, (x) => x);
        for (const options of [{ probability: 0 }, none]) {
          assert.deepEqual(
            numbersOf(images, (x) => colourJitter(x, { seed, ...options })),
            before,
          );
        }
      }),
    );
  });

  it('leaves every bit of images that are not picked', () => {
    const images = randomImages(200, 2, 2);
    const [before, after] = [
      numbersOf(images, (x) => x),
      numbersOf(images, (x) => colourJitter(x, { seed: 1 })),
    ];
    const { picked } = drawJitter(200, STRENGTH, { probability: 0.8, random: stream(1, 'jitter') });
    picked.forEach((isPicked, i) => {
      const [from, to] = [12 * i, 12 * i + 12];
      if (isPicked) assert.notDeepEqual(after.slice(from, to), before.slice(from, to));
      else assert.deepEqual(after.slice(from, to), before.slice(from, to));
    });
  });

  const refusals: readonly (readonly [object, string])[] = [
    [{ brightness: -1 }, 'brightness is -1; it must be a finite number from 0.'],
    [{ contrast: NaN }, 'contrast is NaN; it must be a finite number from 0.'],
    [{ saturation: Infinity }, 'saturation is Infinity; it must be a finite number from 0.'],
    [{ hue: 0.6 }, 'hue is 0.6; it must be from 0 to 0.5.'],
    [{ probability: 80 }, 'probability is 80; it must be from 0 to 1.'],
  ];
  for (const [options, message] of refusals) {
    it(`says that ${message}`, () => {
      assert.throws(() => colourJitter(tf.zeros([1, 2, 2, 3]), { seed: 1, ...options }), {
        name: 'RangeError',
        message: `colourJitter: ${message}`,
      });
    });
  }

  it('says what images it takes', () => {
    assert.throws(() => colourJitter(tf.zeros([1, 3, 2, 2]), { seed: 1 }), {
      message: 'colourJitter: images are [1, 3, 2, 2]; they must be [N, height, width, 3].',
    });
  });

  it('leaves no tensor behind', () => {
    const images = tf.ones<tf.Rank.R4>([8, 4, 4, 3]);
    for (const probability of [0, 0.5, 1]) {
      assertNoLeak(() => colourJitter(images, { seed: 3, probability }));
    }
    images.dispose();
  });
});
