import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix } from '../../../../lib';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (
  a: M,
  b: M,
  options?: { readonly measure?: 'cosine' | 'dot' | 'euclidean' | 'squared' },
) => unknown;

/** Squared distances of all pairs, by differences. */
export const apart = (a: M, b: M): M => a.expandDims(1).sub(b.expandDims(0)).square().sum(2);

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'one if after another': (a, b, { measure = 'cosine' } = {}) =>
    tf.tidy(() => {
      if (measure === 'cosine') return cosineSimilarityMatrix(a, b);
      if (measure === 'dot') return tf.matMul(a, b, false, true);
      const squared = apart(a, b);
      return measure === 'squared' ? squared.neg() : squared.add(1e-12).sqrt().neg();
    }),
  'a switch, and distances by ‖a‖² + ‖b‖² − 2 a·b': (a, b, options) => {
    const dots = () => tf.matMul(a, b.transpose());
    const lengths = (z: M) => z.square().sum(1, true);
    const squared = () => tf.relu(lengths(a).add(lengths(b).transpose()).sub(dots().mul(2)));
    switch (options?.measure ?? 'cosine') {
      case 'dot':
        return tf.tidy(dots);
      case 'squared':
        return tf.tidy(() => squared().neg());
      case 'euclidean':
        return tf.tidy(() => squared().add(1e-9).sqrt().neg());
      case 'cosine':
        return tf.tidy(() => dots().div(lengths(a).mul(lengths(b).transpose()).add(1e-12).sqrt()));
    }
  },
  'an object of functions': (a, b, { measure = 'cosine' } = {}) => {
    const unit = (z: M) => z.div<M>(z.square().sum(1, true).sqrt().maximum(1e-12));
    const measures = {
      cosine: () => tf.matMul(unit(a), unit(b), false, true),
      dot: () => tf.matMul(a, b, false, true),
      squared: () => tf.neg(apart(a, b)),
      euclidean: () => tf.neg(tf.sqrt(tf.add(apart(a, b), 1e-10))),
    };
    return tf.tidy(measures[measure]);
  },
  'tiles in place of broadcasting': (a, b, { measure = 'cosine' } = {}) =>
    tf.tidy(() => {
      const [n, m] = [a.shape[0], b.shape[0]];
      const left = a.expandDims(1).tile([1, m, 1]);
      const rightRows = b.expandDims(0).tile([n, 1, 1]);
      if (measure === 'dot') return left.mul(rightRows).sum(2);
      if (measure === 'cosine') return cosineSimilarityMatrix(a, b);
      const squared = tf.squaredDifference(left, rightRows).sum(2);
      return measure === 'squared' ? squared.mul(-1) : squared.maximum(1e-12).sqrt().mul(-1);
    }),
};
