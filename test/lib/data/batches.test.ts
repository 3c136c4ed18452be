import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as tf from '@tensorflow/tfjs';
import { batches, imageTensor, subset, type Batch } from '../../../lib/data';
import { somePictures } from '../../support/pictures';

/** Takes all batches, and disposes them. */
function dealt(all: Iterable<Batch>) {
  const found: { indices: number[]; labels: number[]; shape: number[] }[] = [];
  for (const { images, labels, indices } of all) {
    found.push({ indices: [...indices], labels: [...labels], shape: images.shape });
    images.dispose();
  }
  return found;
}

describe('batches', () => {
  before(() => tf.setBackend('cpu'));

  it('deals out every picture once, in batches of one size but the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer(), { nil: undefined }),
        (count, batchSize, seed) => {
          const options = seed === undefined ? { batchSize } : { batchSize, seed };
          const found = dealt(batches(somePictures(count), options));
          const sizes = found.map(({ indices }) => indices.length);
          assert.equal(sizes.length, Math.ceil(count / batchSize));
          assert.ok(sizes.slice(0, -1).every((size) => size === batchSize));
          assert.deepEqual(
            found.flatMap(({ indices }) => indices).sort((a, b) => a - b),
            [...Array(count).keys()],
          );
        },
      ),
    );
  });

  it('gives each picture with its own pixels and label', () => {
    const pictures = somePictures(7);
    for (const { images, labels, indices } of batches(pictures, { batchSize: 3, seed: 1 })) {
      const values = images.dataSync();
      indices.forEach((index, i) => {
        assert.equal(labels[i], index % 3);
        for (let k = 0; k < 12; k += 1) {
          assert.equal(values[12 * i + k], Math.fround(((31 * index + k) % 256) / 255));
        }
      });
      images.dispose();
    }
  });

  it('keeps the order of the dataset without a seed', () => {
    const found = dealt(batches(somePictures(5), { batchSize: 2 }));
    assert.deepEqual(
      found.map(({ indices }) => indices),
      [[0, 1], [2, 3], [4]],
    );
  });

  it('deals the same for the same seed, another order for another', () => {
    const order = (seed: number) =>
      dealt(batches(somePictures(30), { batchSize: 30, seed })).flatMap(({ indices }) => indices);
    assert.deepEqual(order(4), order(4));
    assert.notDeepEqual(order(4), order(5));
  });

  it('leaves out a smaller last batch with dropLast, and only that', () => {
    const sizes = (count: number) =>
      dealt(batches(somePictures(count), { batchSize: 4, dropLast: true })).map(
        ({ indices }) => indices.length,
      );
    assert.deepEqual(sizes(11), [4, 4]);
    assert.deepEqual(sizes(12), [4, 4, 4]);
  });

  it('hands on how images become numbers', () => {
    const [batch] = batches(somePictures(2), {
      batchSize: 2,
      flatten: true,
      normalization: { mean: 0.5, std: 0.25 },
    });
    assert.deepEqual(batch!.images.shape, [2, 12]);
    assert.equal(batch!.images.dataSync()[0], (0 - 0.5) / 0.25);
    batch!.images.dispose();
  });

  it('makes one tensor a batch, when it is asked for it', () => {
    const before = tf.memory().numTensors;
    const all = batches(somePictures(9), { batchSize: 3, seed: 0 });
    assert.equal(tf.memory().numTensors, before);
    const { value } = all.next();
    assert.equal(tf.memory().numTensors, before + 1);
    value?.images.dispose();
    dealt(all);
    assert.equal(tf.memory().numTensors, before);
  });

  for (const [options, message] of [
    [{ batchSize: 0 }, 'batchSize is 0, of 5 pictures; it must be a whole number from 1 to 5.'],
    [{ batchSize: 2.5 }, 'batchSize is 2.5, of 5 pictures; it must be a whole number from 1 to 5.'],
    [{ batchSize: NaN }, 'batchSize is NaN, of 5 pictures; it must be a whole number from 1 to 5.'],
    [
      { batchSize: 6, dropLast: true },
      'batchSize is 6, of 5 pictures; it must be a whole number from 1 to 5.',
    ],
  ] as const) {
    it(`refuses ${JSON.stringify(options)} before the first batch`, () => {
      assert.throws(() => batches(somePictures(5), options), {
        name: 'RangeError',
        message: `batches: ${message}`,
      });
    });
  }
});

describe('batches of nothing', () => {
  it('are none, and it says so', () => {
    assert.throws(() => batches(somePictures(0), { batchSize: 2 }), {
      name: 'RangeError',
      message: 'batches: there are no pictures; at least 1 is needed.',
    });
  });
});

describe('imageTensor', () => {
  before(() => tf.setBackend('cpu'));

  const values = (tensor: tf.Tensor): number[] => {
    const found = [...tensor.dataSync()];
    tensor.dispose();
    return found;
  };

  it('divides by 255, exactly to float32, for every byte', () => {
    const pictures = somePictures(1, [16, 16, 1]);
    assert.deepEqual(
      values(imageTensor(pictures)),
      Array.from({ length: 256 }, (_, byte) => Math.fround(byte / 255)),
    );
  });

  it('takes all pictures in order, or those that are named, twice if so', () => {
    const pictures = somePictures(3);
    const all = imageTensor(pictures);
    assert.deepEqual(all.shape, [3, 2, 2, 3]);
    const rows = all.reshape([3, 12]).arraySync() as number[][];
    all.dispose();
    assert.deepEqual(values(imageTensor(pictures, [2, 0, 2])), [
      ...rows[2]!,
      ...rows[0]!,
      ...rows[2]!,
    ]);
  });

  it('normalizes each channel with its own mean and deviation', () => {
    const mean = [0.1, 0.2, 0.3];
    const std = [0.5, 1, 2];
    const found = values(imageTensor(somePictures(1), [0], { normalization: { mean, std } }));
    found.forEach((value, k) => {
      assert.equal(value, Math.fround((k / 255 - mean[k % 3]!) / std[k % 3]!));
    });
  });

  it('gives an empty tensor for no pictures', () => {
    const none = imageTensor(somePictures(2), []);
    assert.deepEqual(none.shape, [0, 2, 2, 3]);
    none.dispose();
  });

  it('names an index that is no picture', () => {
    for (const [index, place] of [
      [3, 1],
      [-1, 1],
      [0.5, 1],
    ] as const) {
      assert.throws(() => imageTensor(somePictures(3), [0, index]), {
        name: 'RangeError',
        message: `imageTensor: index ${index} at place ${place}; the dataset has pictures 0 … 2.`,
      });
    }
  });

  it('names a normalization that does not fit', () => {
    const normalize = (mean: number | number[], std: number | number[]) => () =>
      imageTensor(somePictures(1), [0], { normalization: { mean, std } });
    assert.throws(normalize([0.1, 0.2], 1), {
      name: 'RangeError',
      message:
        'imageTensor: normalization.mean is [0.1, 0.2]; give one finite number, or one for each of the 3 channels.',
    });
    assert.throws(normalize(NaN, 1), /normalization\.mean is \[NaN, NaN, NaN\]/);
    assert.throws(normalize(0, [1, 0, 1]), {
      name: 'RangeError',
      message: 'imageTensor: normalization.std is 0; it must be a finite number above 0.',
    });
  });
});

describe('subset', () => {
  it('copies the pictures at the indices, in their order', () => {
    const pictures = somePictures(4);
    const { images, labels, count, source } = subset(pictures, [3, 1]);
    assert.equal(count, 2);
    assert.deepEqual([...labels], [0, 1]);
    assert.deepEqual(images.subarray(0, 12), pictures.images.subarray(36));
    assert.deepEqual(images.subarray(12), pictures.images.subarray(12, 24));
    assert.notEqual(images.buffer, pictures.images.buffer);
    assert.equal(source, 'made by a test');
  });

  it('names an index that is no picture', () => {
    assert.throws(() => subset(somePictures(4), [4]), {
      name: 'RangeError',
      message: 'subset: index 4 at place 0; the dataset has pictures 0 … 3.',
    });
  });
});
