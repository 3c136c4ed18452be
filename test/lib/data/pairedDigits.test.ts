import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { pairedDigits, subset, type Dataset, type PairBatch } from '../../../lib/data';
import { somePictures } from '../../support/pictures';

// The first byte of picture i is its index, its class i mod 3.
const pictures: Dataset = {
  ...somePictures(60, [1, 1, 1]),
  images: Uint8Array.from({ length: 60 }, (_, i) => i),
};

interface Pair {
  readonly image: number;
  readonly other: number;
  readonly similar: number;
}

/** Takes all pairs as indices, and disposes them. */
function dealt(all: Iterable<PairBatch>): Pair[] {
  const found: Pair[] = [];
  for (const { images, others, similar } of all) {
    const index = (tensor: tf.Tensor) =>
      Array.from(tensor.dataSync(), (value) => Math.round(value * 255));
    const [a, b, y] = [index(images), index(others), similar.dataSync()];
    a.forEach((image, i) => found.push({ image, other: b[i]!, similar: y[i]! }));
    tf.dispose([images, others, similar]);
  }
  return found;
}

const pairsOf = (seeds: number): Pair[] =>
  Array.from({ length: seeds }, (_, seed) =>
    dealt(pairedDigits(pictures, { batchSize: 60, seed })),
  ).flat();

describe('pairedDigits', () => {
  before(() => tf.setBackend('cpu'));

  it('deals out every picture once as the first of a pair', () => {
    const firsts = dealt(pairedDigits(pictures, { batchSize: 7, seed: 1 })).map((p) => p.image);
    assert.deepEqual(
      firsts.sort((a, b) => a - b),
      [...Array(60).keys()],
    );
  });

  it('says 1 exactly where both are of one class', () => {
    for (const { image, other, similar } of pairsOf(10)) {
      assert.equal(similar, image % 3 === other % 3 ? 1 : 0);
    }
  });

  it('makes similar pairs half of the time', () => {
    const pairs = pairsOf(200);
    const similar = pairs.filter((pair) => pair.similar === 1).length;
    assert.ok(Math.abs(similar - pairs.length / 2) < 5 * Math.sqrt(pairs.length / 4));
  });

  it('draws every partner of a kind as often as the others', () => {
    const pairs = pairsOf(400).filter(({ image }) => image === 7);
    for (const similar of [0, 1]) {
      const partners = pairs.filter((pair) => pair.similar === similar).map((pair) => pair.other);
      const kinds = similar === 1 ? 20 : 40;
      const chance = 1 / kinds;
      const limit = 5 * Math.sqrt(partners.length * chance * (1 - chance));
      const times = new Map<number, number>();
      for (const other of partners) times.set(other, (times.get(other) ?? 0) + 1);
      for (const found of times.values()) {
        assert.ok(Math.abs(found - partners.length * chance) < limit);
      }
      // Of 200 draws from at most 40, fewer than half of them missing is certain enough.
      assert.ok(times.size > kinds / 2);
    }
  });

  it('deals the same for the same seed, others for another', () => {
    const deal = (seed: number) => dealt(pairedDigits(pictures, { batchSize: 20, seed }));
    assert.deepEqual(deal(3), deal(3));
    assert.notDeepEqual(deal(3), deal(4));
  });

  it('gives two tensors of images and one of float32 labels a batch', () => {
    const before = tf.memory().numTensors;
    const [batch] = pairedDigits(somePictures(5), { batchSize: 5, seed: 0, flatten: true });
    assert.deepEqual(batch!.images.shape, [5, 12]);
    assert.deepEqual(batch!.others.shape, [5, 12]);
    assert.deepEqual(batch!.similar.shape, [5]);
    assert.equal(batch!.similar.dtype, 'float32');
    assert.equal(tf.memory().numTensors, before + 3);
    tf.dispose({ ...batch });
    assert.equal(tf.memory().numTensors, before);
  });

  it('refuses pictures of one class, which have no partner of another', () => {
    const one = subset(pictures, [0, 3, 6]);
    assert.throws(() => pairedDigits(one, { batchSize: 3, seed: 0 }), {
      name: 'RangeError',
      message: 'pairedDigits: all pictures are of one class; pairs need two at least.',
    });
  });

  it('refuses a batch size that leaves no batch', () => {
    assert.throws(() => pairedDigits(pictures, { batchSize: 61, seed: 0, dropLast: true }), {
      name: 'RangeError',
      message:
        'pairedDigits: batchSize is 61, of 60 pictures; it must be a whole number from 1 to 60.',
    });
  });
});
