import * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';
import { indexBatches, type BatchOptions } from './batches';
import type { Pictures } from './dataset';
import { imageTensor } from './imageTensor';

/** Pictures side by side, ready for a training step. Whoever takes the batch disposes it. */
export interface PairBatch {
  readonly images: tf.Tensor;
  /** The partner of each of `images`, in the same shape. */
  readonly others: tf.Tensor;
  /** 1 where both show the same class, 0 where they do not, [N]. */
  readonly similar: tf.Tensor1D;
}

/** How pairs are dealt out; partners are drawn with the same seed. */
export interface PairOptions extends BatchOptions {
  readonly seed: number;
}

/**
 * Deals out every picture once, each with a partner: with probability 1/2 any picture of its class
 * (now and then itself), else any picture of the other classes.
 *
 * @throws RangeError when all pictures are of one class, `batchSize` is no whole number above 0, or
 *   leaves no batch at all.
 */
export function pairedDigits(
  dataset: Pictures,
  options: PairOptions,
): Generator<PairBatch, void, void> {
  const parts = indexBatches('pairedDigits', dataset.count, options);
  // Another sequence than that of the shuffle.
  const draw = partners(dataset, uniforms(~options.seed));
  return (function* () {
    for (const indices of parts) {
      const drawn = Array.from(indices, draw);
      yield {
        images: imageTensor(dataset, indices, options),
        others: imageTensor(
          dataset,
          drawn.map(({ index }) => index),
          options,
        ),
        similar: tf.tensor1d(drawn.map(({ isSimilar }) => (isSimilar ? 1 : 0))),
      };
    }
  })();
}

interface Partner {
  readonly index: number;
  readonly isSimilar: boolean;
}

/** A function that draws a partner for the picture at an index. */
function partners({ labels, count }: Pictures, random: Random): (index: number) => Partner {
  // With the classes in a row, one class is a range, and so is what lies outside it.
  const byClass = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b,
  );
  const first = new Map<number, number>();
  const size = new Map<number, number>();
  byClass.forEach((index, place) => {
    const label = labels[index] ?? 0;
    first.set(label, first.get(label) ?? place);
    size.set(label, (size.get(label) ?? 0) + 1);
  });
  if (size.size < 2) {
    throw new RangeError('pairedDigits: all pictures are of one class; pairs need two at least.');
  }
  return (index) => {
    const label = labels[index] ?? 0;
    const [start, length] = [first.get(label) ?? 0, size.get(label) ?? 0];
    const isSimilar = random() < 0.5;
    const range = isSimilar ? length : count - length;
    const place = start + (isSimilar ? 0 : length) + Math.floor(random() * range);
    return { index: byClass[place % count] ?? 0, isSimilar };
  };
}
