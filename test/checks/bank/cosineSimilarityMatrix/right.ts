import * as tf from '@tensorflow/tfjs';
import { type M, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'unit rows, matMul with transposeB': (a, b) =>
    tf.tidy(() => {
      const u = tf.div<M>(a, tf.sqrt(tf.add(tf.sum(tf.square(a), 1, true), 1e-12)));
      const v = tf.div<M>(b, tf.sqrt(tf.add(tf.sum(tf.square(b), 1, true), 1e-12)));
      return tf.matMul(u, v, false, true);
    }),
  'dot products divided by the outer product of the lengths': (a, b) => {
    const dots = a.matMul(b.transpose());
    const lengths = tf.outerProduct(
      tf.norm(a, 2, 1) as tf.Tensor1D,
      tf.norm(b, 2, 1) as tf.Tensor1D,
    );
    return dots.div(lengths.maximum(1e-12));
  },
  'broadcast over a third axis': (a, b) =>
    tf.tidy(() => {
      const x = a.expandDims(1);
      const y = b.expandDims(0);
      const dots = x.mul(y).sum(2);
      const la = x.square().sum(2).sqrt();
      const lb = y.square().sum(2).sqrt();
      return dots.div(la.mul(lb).add(1e-9));
    }),
  'einsum, guarded by where': (a, b) => {
    const la = tf.einsum('nd,nd->n', a, a).sqrt().expandDims(1);
    const lb = tf.einsum('md,md->m', b, b).sqrt().expandDims(0);
    const lengths = la.mul(lb);
    const safe = tf.where(lengths.greater(0), lengths, tf.onesLike(lengths));
    return tf.einsum('nd,md->nm', a, b).div(safe);
  },
  'transposes both and back': (a, b) =>
    tf.tidy(() => {
      const columns = (z: M) => {
        const t = tf.transpose(z);
        return t.div(t.norm(2, 0).maximum(1e-7));
      };
      return tf.transpose(tf.matMul(columns(b), columns(a), true, false));
    }),
  'helper that disposes what it made': (a, b) => {
    const normalise = (z: M) => {
      const length = tf.tidy(() => z.square().sum(1, true).add(1e-16).sqrt());
      const result = z.div(length);
      length.dispose();
      return result;
    };
    const [u, v] = [normalise(a), normalise(b)];
    const result = tf.matMul(u, v, false, true);
    u.dispose();
    v.dispose();
    return result;
  },
  'rsqrt scales rows and columns': (a, b) => {
    const ra = a.square().sum(1, true).add(1e-18).rsqrt();
    const rb = b.square().sum(1).add(1e-18).rsqrt();
    return tf.matMul(a, b, false, true).mul(ra).mul(rb);
  },
};
