import * as tf from '@tensorflow/tfjs';
import { stream } from './chance';
import { drawBox, type CropRange } from './cropBox';
import { assertRanges } from './guards';
import { assertPictures } from '../shapes';

/** What may be cut out, and by which seed. */
export interface CropOptions extends CropRange {
  readonly seed: number;
}

/**
 * Cuts a part out of each image and enlarges it to the size of the whole, as torchvision's
 * RandomResizedCrop does: every image draws a part of its own.
 *
 * Pixels are interpolated linearly between their centres; beyond the outermost centres of the part
 * its border goes on.
 *
 * @param images - [N, height, width, 3].
 * @returns The same shape.
 * @throws RangeError at another shape, or a range that is none.
 */
export function crop(
  images: tf.Tensor4D,
  { seed, scale = [0.08, 1], ratio = [3 / 4, 4 / 3] }: CropOptions,
): tf.Tensor4D {
  assertPictures('crop', images, 3);
  assertRanges('crop', 1, { scale });
  assertRanges('crop', Infinity, { ratio });
  const [count, height, width] = images.shape;
  const random = stream(seed, 'crop');
  const draw = () => drawBox({ height, width }, { scale, ratio }, random);
  const boxes = Array.from({ length: count }, draw);
  const rows = boxes.map(({ top, height: size }) => ({ start: top, size }));
  const columns = boxes.map(({ left, width: size }) => ({ start: left, size }));
  return tf.tidy(() => {
    const tall = images.reshape<tf.Tensor3D>([count, height, 3 * width]);
    const stretched = tf.matMul(enlargement(rows, height), tall);
    const wide = swapAxes(stretched.reshape(images.shape)); // [N, width, height, 3]
    const widened = tf.matMul(
      enlargement(columns, width),
      wide.reshape<tf.Tensor3D>([count, width, 3 * height]),
    );
    return swapAxes(widened.reshape(wide.shape));
  });
}

const swapAxes = (images: tf.Tensor4D): tf.Tensor4D => tf.transpose(images, [0, 2, 1, 3]);

/** For each part a matrix [size, size] that makes `size` numbers out of it: [N, size, size]. */
function enlargement(
  parts: readonly { readonly start: number; readonly size: number }[],
  size: number,
): tf.Tensor3D {
  const weights = new Float32Array(parts.length * size * size);
  for (const [i, part] of parts.entries()) {
    const last = part.start + part.size - 1;
    for (let to = 0; to < size; to += 1) {
      const from = part.start + ((to + 0.5) * part.size) / size - 0.5;
      const held = Math.min(last, Math.max(part.start, from));
      const [before, share] = [Math.floor(held), held % 1];
      const row = (i * size + to) * size;
      weights[row + before] = 1 - share;
      if (share > 0) weights[row + before + 1] = share;
    }
  }
  return tf.tensor3d(weights, [parts.length, size, size]);
}
