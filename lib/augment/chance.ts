import * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';

const PURPOSES = ['crop', 'flip', 'jitter', 'grayscale', 'views'] as const;

/**
 * Seeded numbers for one purpose: with one seed for all, what is flipped says nothing about what
 * turns gray.
 */
export const stream = (seed: number, purpose: (typeof PURPOSES)[number]): Random =>
  uniforms(seed ^ Math.imul(PURPOSES.indexOf(purpose) + 1, GOLDEN));

// 2³² divided by the golden ratio: its multiples lie far apart.
const GOLDEN = 0x9e3779b9;

/** Which of `count` images are picked, each with the same probability. */
export const picks = (count: number, probability: number, random: Random): boolean[] =>
  Array.from({ length: count }, () => random() < probability);

/**
 * The picked images changed, the others as they were.
 *
 * @param picked - One answer an image.
 * @param change - [N, height, width, 3] → the same shape. Not called where nothing is picked.
 */
export function changeWhere(
  picked: readonly boolean[],
  images: tf.Tensor4D,
  change: (images: tf.Tensor4D) => tf.Tensor4D,
): tf.Tensor4D {
  if (!picked.includes(true)) return images.clone();
  return tf.tidy(() => {
    const changed = change(images);
    if (!picked.includes(false)) return changed;
    // As rows, for which TensorFlow repeats the condition three times as fast.
    const condition = tf.tensor2d([...picked], [picked.length, 1], 'bool');
    const rows = (x: tf.Tensor4D) => x.reshape<tf.Tensor2D>([picked.length, -1]);
    return tf.where(condition, rows(changed), rows(images)).reshape(images.shape);
  });
}
