import * as tf from '@tensorflow/tfjs';
import type { Recipe } from '../../../lib';

/** Pictures in a batch. */
export const COUNT = 8;
const [SIDE, FIELD] = [28, 4];

/** Random pictures of dark and bright fields, each with as many pixels as a digit. */
export function pictures(seed: number): Float32Array {
  const fields = SIDE / FIELD;
  const drawn = tf.tidy(() =>
    tf
      .randomUniform([COUNT * fields ** 2], 0, 1, 'float32', seed)
      .dataSync<'float32'>()
      .slice(),
  );
  return Float32Array.from({ length: COUNT * SIDE ** 2 }, (_, i) => {
    const [row, x] = [Math.floor(i / SIDE), i % SIDE]; // rows of all pictures, one after the other
    const at = Math.floor(row / FIELD) * fields + Math.floor(x / FIELD);
    return (drawn[at] ?? 0) > 0.7 ? 1 : 0;
  });
}

/** Each picture, and the same with noise. */
const views: Recipe['views'] = (pixels, seed) => {
  const images: tf.Tensor2D = tf
    .tensor2d(pixels, [COUNT, SIDE ** 2])
    .sub(0.3)
    .div(0.46);
  return [images, images.add(tf.randomUniform(images.shape, -2.4, 2.4, 'float32', seed))];
};

const unit = (z: tf.Tensor2D): tf.Tensor2D => z.div(z.square().sum(1, true).add(1e-12).sqrt());

/** NT-Xent at τ = 0.1, a number for each view. */
const loss: Recipe['loss'] = (z1, z2) => {
  const [u1, u2] = [unit(z1), unit(z2)];
  const u = tf.concat([u1, u2]); // [2N, D]
  const partners = u
    .mul(tf.concat([u2, u1]))
    .sum<tf.Tensor1D>(1)
    .div<tf.Tensor1D>(0.1);
  const self = tf.eye(u.shape[0]).mul(1e9);
  return tf.logSumExp(tf.matMul(u, u, false, true).div(0.1).sub(self), 1).sub(partners);
};

/** What a run has where its treatment says nothing. */
export const HEALTHY: Recipe = { views, loss, learningRate: () => 0.03, maxNorm: Infinity };
