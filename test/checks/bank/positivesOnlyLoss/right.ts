import * as tf from '@tensorflow/tfjs';
import { cosineSimilarity } from '../../../../lib';
import type { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s cosine': (z1, z2) => tf.tidy(() => cosineSimilarity(z1, z2).mean().neg()),
  'as the source has it, without tidy': (z1, z2) => {
    const a = z1.div(tf.maximum(tf.norm(z1, 2, 1, true), 1e-12));
    const b = z2.div(tf.maximum(tf.norm(z2, 2, 1, true), 1e-12));
    return tf.neg(tf.mean(tf.sum(tf.mul(a, b), 1)));
  },
  'a quotient, an epsilon inside each root': (z1, z2) =>
    tf.tidy(() => {
      const length = (z: tf.Tensor) => z.square().sum(1).add(1e-12).sqrt();
      return z1.mul(z2).sum(1).div(length(z1).mul(length(z2))).mean().mul(-1);
    }), // prettier-ignore
  'the trace of the matrix product': (z1, z2) =>
    tf.tidy(() => {
      const unit = (z: tf.Tensor2D) =>
        z.mul<tf.Tensor2D>(z.square().sum(1, true).add(1e-14).rsqrt());
      const all = tf.matMul(unit(z1), unit(z2), false, true);
      return all.mul(tf.eye(z1.shape[0])).sum().div(-z1.shape[0]);
    }),
  'from the distance of the unit rows': (z1, z2) =>
    tf.tidy(() => {
      const half = (z: tf.Tensor) => z.divNoNan(z.square().sum(1, true).sqrt());
      // ‖u + v‖² − ‖u − v‖² = 4 u · v, also where one of them is 0.
      const [u, v] = [half(z1), half(z2)];
      return u.sub(v).square().sub(u.add(v).square()).sum().div(4 * z1.shape[0]);
    }), // prettier-ignore
  'one sum over everything': (z1, z2) =>
    tf.tidy(() => {
      const products = z1.mul(z2);
      const lengths = z1.square().sum(1, true).mul(z2.square().sum(1, true)).sqrt();
      return products.div(lengths.add(1e-9)).sum().neg().div(z1.shape[0]);
    }),
};
