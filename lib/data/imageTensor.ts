import * as tf from '@tensorflow/tfjs';
import { assertPositive } from '../shapes';
import { assertIndices, pictureSize, type Indices, type Pictures } from './dataset';

/** Mean and standard deviation of the pixels in [0, 1]: one for all channels, or one for each. */
export interface Normalization {
  readonly mean: number | readonly number[];
  readonly std: number | readonly number[];
}

/** Of MNIST's 60,000 training digits, as its sources give them. */
export const MNIST_NORMALIZATION: Normalization = { mean: 0.1307, std: 0.3081 };

/** How bytes become numbers. */
export interface ImageOptions {
  /** (pixel / 255 − mean) / std; without it pixel / 255, in [0, 1]. */
  readonly normalization?: Normalization;
  /** One row a picture, [N, height · width · channels]. */
  readonly flatten?: boolean;
}

/**
 * Pictures as numbers.
 *
 * @param indices - Which pictures, in which order; all of them when left out.
 * @returns Float32, [N, height, width, channels], or [N, height · width · channels] with `flatten`.
 * @throws RangeError at an index outside the dataset, or a normalization that does not fit.
 */
export function imageTensor(
  dataset: Pictures,
  indices: Indices = Uint32Array.from({ length: dataset.count }, (_, i) => i),
  { normalization = { mean: 0, std: 1 }, flatten = false }: ImageOptions = {},
): tf.Tensor {
  assertIndices('imageTensor', dataset, indices);
  const values = toNumbers(dataset, indices, tables(normalization, dataset.shape[2]));
  const shape = flatten ? [pictureSize(dataset)] : dataset.shape;
  return tf.tensor(values, [indices.length, ...shape], 'float32');
}

/** A byte has 256 values, so that its number is looked up rather than computed. */
function tables({ mean, std }: Normalization, channels: number): Float32Array {
  const means = perChannel('mean', mean, channels);
  const stds = perChannel('std', std, channels);
  stds.forEach((value) => {
    assertPositive('imageTensor', { 'normalization.std': value });
  });
  return Float32Array.from({ length: channels * 256 }, (_, i) => {
    const channel = i >> 8;
    return ((i & 255) / 255 - (means[channel] ?? 0)) / (stds[channel] ?? 1);
  });
}

function perChannel(
  name: string,
  value: number | readonly number[],
  channels: number,
): readonly number[] {
  const values = typeof value === 'number' ? new Array<number>(channels).fill(value) : value;
  if (values.length !== channels || !values.every(Number.isFinite)) {
    throw new RangeError(
      `imageTensor: normalization.${name} is [${values.join(', ')}]; ` +
        `give one finite number, or one for each of the ${channels} channels.`,
    );
  }
  return values;
}

function toNumbers(dataset: Pictures, indices: Indices, table: Float32Array): Float32Array {
  const { images } = dataset;
  const channels = dataset.shape[2];
  const size = pictureSize(dataset);
  const numbers = new Float32Array(indices.length * size);
  const lastTable = (channels - 1) * 256;
  let to = 0;
  let channelTable = 0; // where the table of the channel in hand begins
  for (const index of indices) {
    const start = index * size;
    for (let at = start; at < start + size; at += 1) {
      numbers[to] = table[channelTable + (images[at] ?? 0)] ?? 0;
      to += 1;
      channelTable = channelTable === lastTable ? 0 : channelTable + 256;
    }
  }
  return numbers;
}
