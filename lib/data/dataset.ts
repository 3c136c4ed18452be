/** Pictures and what they show. Pixels stay bytes until a batch becomes a tensor. */
export interface Pictures {
  /** Pixels 0 … 255, row-major [count, height, width, channels]. */
  readonly images: Uint8Array;
  /** The class of each picture, an index into `classNames`, [count]. */
  readonly labels: Uint8Array;
  readonly count: number;
  /** Of one picture: height, width, channels. */
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
}

/** Pictures that say where they came from. */
export interface Dataset extends Pictures {
  /** One line: which pictures these are, and where they came from. */
  readonly source: string;
}

/** The pictures to learn from, or those kept apart to judge by. */
export type Split = 'train' | 'test';

/** Which pictures, and in which order. */
export type Indices = readonly number[] | Uint32Array;

/** Bytes of one picture. */
export const pictureSize = ({ shape: [height, width, channels] }: Pictures): number =>
  height * width * channels;

/**
 * The pictures at `indices`, in that order, copied.
 *
 * @throws RangeError at an index outside the dataset.
 */
export function subset<P extends Pictures>(dataset: P, indices: Indices): P {
  assertIndices('subset', dataset, indices);
  const size = pictureSize(dataset);
  const images = new Uint8Array(indices.length * size);
  indices.forEach((index, i) => {
    images.set(dataset.images.subarray(index * size, (index + 1) * size), i * size);
  });
  const labels = Uint8Array.from(indices, (index) => dataset.labels[index] ?? 0);
  return { ...dataset, images, labels, count: indices.length };
}

/**
 * Throws unless every index is that of a picture.
 *
 * @throws RangeError naming the first index that is not.
 */
export function assertIndices(caller: string, { count }: Pictures, indices: Indices): void {
  indices.forEach((index, i) => {
    if (!(Number.isInteger(index) && index >= 0 && index < count)) {
      throw new RangeError(
        `${caller}: index ${index} at place ${i}; the dataset has pictures 0 … ${count - 1}.`,
      );
    }
  });
}
