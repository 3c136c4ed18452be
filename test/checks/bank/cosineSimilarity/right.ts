import * as tf from '@tensorflow/tfjs';
import { F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the formula, step by step': (z1, z2) => {
    const numerator = tf.sum(tf.mul(z1, z2), 1);
    const len1 = tf.sqrt(tf.sum(tf.square(z1), 1));
    const len2 = tf.sqrt(tf.sum(tf.square(z2), 1));
    return tf.div(numerator, tf.maximum(tf.mul(len1, len2), 1e-12));
  },
  'tf.norm with the source’s maximum, in a tidy': (z1, z2) =>
    tf.tidy(() => {
      const denom = tf.norm(z1, 2, 1).mul(tf.norm(z2, 2, 1));
      return z1.mul(z2).sum(1).div(denom.maximum(1e-12));
    }),
  'normalises first, epsilon inside the root': (z1, z2) =>
    tf.tidy(() => {
      const u = z1.div(z1.square().sum(1, true).add(1e-12).sqrt());
      const v = z2.div(z2.square().sum(1, true).add(1e-12).sqrt());
      return u.mul(v).sum(1);
    }),
  'rsqrt of both sums, clipped': (z1, z2) => {
    const s1 = z1.square().sum(-1).add(1e-20).rsqrt();
    const s2 = z2.square().sum(-1).add(1e-20).rsqrt();
    return z1.mul(z2).sum(-1).mul(s1).mul(s2).clipByValue(-1, 1);
  },
  'divNoNan of einsum': (z1, z2) => {
    const dots = tf.einsum('nd,nd->n', z1, z2);
    const lengths = tf
      .einsum('nd,nd->n', z1, z1)
      .sqrt()
      .mul(tf.einsum('nd,nd->n', z2, z2).sqrt());
    return tf.divNoNan(dots, lengths);
  },
  'the diagonal of the matrix product': (z1, z2) =>
    tf.tidy(() => {
      const unit = (z: tf.Tensor) => z.div(z.norm(2, 1, true).maximum(1e-8));
      const all = tf.matMul(unit(z1), unit(z2), false, true);
      return all.mul(tf.eye(z1.shape[0])).sum(1);
    }),
  'a loop over the features': (z1, z2) =>
    tf.tidy(() => {
      let dot: tf.Tensor = tf.zeros([z1.shape[0]]);
      let a: tf.Tensor = tf.zeros([z1.shape[0]]);
      let b: tf.Tensor = tf.zeros([z1.shape[0]]);
      for (let d = 0; d < z1.shape[1]; d++) {
        const x = z1.slice([0, d], [-1, 1]).flatten();
        const y = z2.slice([0, d], [-1, 1]).flatten();
        dot = dot.add(x.mul(y));
        a = a.add(x.mul(x));
        b = b.add(y.mul(y));
      }
      return dot.div(a.sqrt().mul(b.sqrt()).add(1e-8));
    }),
  'batched matMul of rows and columns, prints on the way': (z1, z2) => {
    const [n, d] = z1.shape;
    const u = z1.div(tf.norm(z1, 'euclidean', 1, true).add(1e-9));
    const v = z2.div(tf.norm(z2, 'euclidean', 1, true).add(1e-9));
    return tf.matMul(u.reshape([n, 1, d]), v.reshape([n, d, 1])).reshape([n]);
  },
  'a quarter of the squared sum less the squared difference': (z1, z2) =>
    tf.tidy(() => {
      const l1 = z1.square().sum(1).sqrt();
      const l2 = z2.square().sum(1).sqrt();
      const cross = z1.add(z2).square().sum(1).sub(z1.sub(z2).square().sum(1)).div(4);
      return cross.div(l1.mul(l2).add(tf.backend().epsilon()));
    }),
};
