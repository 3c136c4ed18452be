import * as tf from '@tensorflow/tfjs';
import { compileFunction } from '../engine/compileFunction';
import { LUMA } from './grayscale';

/**
 * Images by channel, [3N, pixels]: all red ones, then green, then blue. Every change is one of
 * whole rows so, which is several times as fast as one of pixels of three numbers.
 */
export type Planes = tf.Tensor2D;

/** Changes each image by a number of its own, [N, 1]. */
export type ColourChange = (planes: Planes, amounts: tf.Tensor2D) => Planes;

/** [N, height, width, 3] → [3N, height · width]. */
export const toPlanes = (images: tf.Tensor4D): Planes =>
  images
    .reshape<tf.Tensor2D>([-1, 3])
    .transpose()
    .reshape([3 * images.shape[0], -1]);

/** What `toPlanes` undoes: [3N, height · width] → `shape`, which is [N, height, width, 3]. */
export const toImages = (planes: Planes, shape: tf.Tensor4D['shape']): tf.Tensor4D =>
  planes.reshape<tf.Tensor2D>([3, -1]).transpose().reshape(shape);

const channels = (planes: tf.Tensor2D) =>
  tf.split(planes, 3) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

/** One number for all channels of an image or pixel: [N, …] → [3N, …]. */
const forChannels = (x: tf.Tensor2D): tf.Tensor2D => tf.tile(x, [3, 1]);

function luma(planes: tf.Tensor2D): tf.Tensor2D {
  const [r, g, b] = channels(planes);
  const weighted = [r, g, b].map((x, c): tf.Tensor2D => x.mul(LUMA[c] ?? 0));
  return tf.addN(weighted);
}

/** factor · planes + (1 − factor) · other, kept in [0, 1]; `other` is [N, 1] or [N, pixels]. */
function blend(planes: Planes, other: tf.Tensor2D, factors: tf.Tensor2D): Planes {
  const rest = forChannels(tf.sub<tf.Tensor2D>(1, factors).mul(other));
  const mixed: tf.Tensor2D = planes.mul(forChannels(factors)).add(rest);
  return tf.clipByValue(mixed, 0, 1);
}

/** Towards black below 1, away from it above. */
export const brightness: ColourChange = compileFunction((planes: Planes, factors: tf.Tensor2D) =>
  blend(planes, tf.zerosLike(factors), factors),
);

/** Towards the mean brightness of the image below 1, away from it above. */
export const contrast: ColourChange = compileFunction((planes: Planes, factors: tf.Tensor2D) =>
  blend(planes, luma(planes.mean(1, true)), factors),
);

/** Towards the gray image below 1, away from it above. */
export const saturation: ColourChange = compileFunction((planes: Planes, factors: tf.Tensor2D) =>
  blend(planes, luma(planes), factors),
);
