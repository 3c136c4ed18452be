import type * as tf from '@tensorflow/tfjs';
import { shuffled, uniforms } from '../random';
import type { Pictures } from './dataset';
import { imageTensor, type ImageOptions } from './imageTensor';

/** Some pictures, ready for a training step. */
export interface Batch {
  /** As `imageTensor` makes them. Whoever takes the batch disposes them; `train` does. */
  readonly images: tf.Tensor;
  /** The class of each, [N]. */
  readonly labels: Uint8Array;
  /** The place of each in the dataset, [N]. */
  readonly indices: Uint32Array;
}

/** How a dataset is dealt out. */
export interface BatchOptions extends ImageOptions {
  readonly batchSize: number;
  /** Shuffles; the same seed gives the same order. Without it, the order of the dataset. */
  readonly seed?: number;
  /** Leaves out the last batch when it is smaller than the others. */
  readonly dropLast?: boolean;
}

/**
 * Deals out every picture once, batch by batch. Only the batch in hand is a tensor.
 *
 * @throws RangeError when `batchSize` is no whole number above 0, or leaves no batch at all.
 */
export function batches(dataset: Pictures, options: BatchOptions): Generator<Batch, void, void> {
  const parts = indexBatches('batches', dataset.count, options);
  return (function* () {
    for (const indices of parts) {
      const labels = Uint8Array.from(indices, (index) => dataset.labels[index] ?? 0);
      yield { images: imageTensor(dataset, indices, options), labels, indices };
    }
  })();
}

/**
 * The indices 0 … count − 1 in the order of `seed`, cut into batches.
 *
 * @throws RangeError when there are no pictures, `batchSize` is no whole number above 0, or leaves no
 *   batch at all.
 */
export function indexBatches(
  caller: string,
  count: number,
  { batchSize, seed, dropLast = false }: BatchOptions,
): Uint32Array[] {
  if (count === 0) throw new RangeError(`${caller}: there are no pictures; at least 1 is needed.`);
  const number = dropLast ? Math.floor(count / batchSize) : Math.ceil(count / batchSize);
  if (!(Number.isInteger(batchSize) && batchSize > 0 && number > 0)) {
    const wanted = `a whole number from 1 to ${count}`;
    throw new RangeError(
      `${caller}: batchSize is ${batchSize}, of ${count} pictures; it must be ${wanted}.`,
    );
  }
  const order =
    seed === undefined
      ? Uint32Array.from({ length: count }, (_, i) => i)
      : shuffled(count, uniforms(seed));
  return Array.from({ length: number }, (_, i) =>
    order.subarray(i * batchSize, (i + 1) * batchSize),
  );
}
