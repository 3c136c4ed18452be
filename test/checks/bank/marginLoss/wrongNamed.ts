import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { measured, spoiled, squares, type F } from './kit';

/** Mistakes in labels, margin, hinge and factors that a check should name. */
export const wrongTerms: Record<string, Wrong<F>> = {
  'y the wrong way round': [
    'labels-swapped',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return tf
        .sub(1, y)
        .mul(h)
        .add(y.mul(tf.relu(tf.sub(margin, h))))
        .div(2)
        .mean();
    },
  ],
  'margin of 1 whatever is asked': [
    'margin-fixed',
    spoiled((h) => [h.div(2), tf.relu(tf.sub(1, h)).div(2)]),
  ],
  'a relu without a margin': [
    'margin-forgotten',
    spoiled((h) => [h.div(2), tf.relu(h.neg()).div(2)]),
  ],
  'similar pairs only': ['margin-forgotten', (a, b, y) => squares(a, b).mul(y).mean().div(2)],
  'dissimilar pairs only': [
    'pull-forgotten',
    (a, b, y, { margin = 1 } = {}) =>
      tf
        .maximum(0, tf.sub(margin, squares(a, b)))
        .mul(tf.sub(1, y))
        .mean()
        .mul(0.5),
  ],
  'minus h for dissimilar pairs': [
    'pushed-without-end',
    (a, b, y) => {
      const h = squares(a, b);
      return y.mul(h).sub(tf.sub(1, y).mul(h)).mean().div(2);
    },
  ],
  'no max': ['no-hinge', spoiled((h, m) => [h.div(2), tf.sub(m, h).div(2)])],
  'relu of h − m': ['hinge-sign', spoiled((h, m) => [h.div(2), tf.relu(h.sub(m)).div(2)])],
  'max on both terms': [
    'hinge-on-similar',
    spoiled((h, m) => [tf.relu(h.sub(m)).div(2), tf.relu(tf.sub(m, h)).div(2)]),
  ],
  'the same hinge for both': [
    'same-hinge-for-both',
    (a, b, y, { margin = 1 } = {}) => {
      const hinge = tf.relu(tf.sub(margin, squares(a, b)));
      return y.mul(hinge).add(tf.sub(1, y).mul(hinge)).mean().div(2);
    },
  ],
  'no half': ['half-missing', spoiled((h, m) => [h, tf.relu(tf.sub(m, h))])],
  'half in the first term only': [
    'half-missing-in-the-push',
    spoiled((h, m) => [h.div(2), tf.relu(tf.sub(m, h))]),
  ],
  'half in the last term only': [
    'half-missing-in-the-pull',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return y
        .mul(h)
        .add(
          tf
            .sub(1, y)
            .mul(tf.relu(tf.sub(margin, h)))
            .div(2),
        )
        .mean();
    },
  ],
  'both terms for every pair': [
    'labels-ignored',
    (a, b, _, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return h
        .add(tf.relu(tf.sub(margin, h)))
        .div(2)
        .mean();
    },
  ],
  'a negative loss': [
    'sign-flipped',
    spoiled((h, m) => [h.div(-2), tf.relu(tf.sub(m, h)).div(-2)]),
  ],
};

/** Mistakes in the distance that a check should name. */
export const wrongDistances: Record<string, Wrong<F>> = {
  'the norm of the difference': [
    'distance-not-squared',
    measured((a, b) => tf.norm(a.sub(b), 2, 1)),
  ],
  'sqrt with an epsilon': [
    'distance-not-squared',
    measured((a, b) => a.sub(b).square().sum(1).add(1e-12).sqrt()),
  ],
  'root for the margin only': [
    'root-in-the-push',
    spoiled((h, m) => [h.div(2), tf.relu(tf.sub(m, h.add(1e-12).sqrt())).div(2)]),
  ],
  'root for similar pairs only': [
    'root-in-the-pull',
    spoiled((h, m) => [h.add(1e-12).sqrt().div(2), tf.relu(tf.sub(m, h)).div(2)]),
  ],
  'from the paper of 2006': [
    'hinge-of-the-paper',
    (a, b, y, { margin = 1 } = {}) => {
      const d = tf.norm(tf.sub(a, b), 'euclidean', 1);
      const push = tf.relu(tf.sub(margin, d)).square();
      return y.mul(d.square()).add(tf.sub(1, y).mul(push)).div(2).mean();
    },
  ],
  'squares the hinge of h': [
    'hinge-squared',
    spoiled((h, m) => [h.div(2), tf.relu(tf.sub(m, h)).square().div(2)]),
  ],
  'squares h again': ['squared-twice', measured((a, b) => squares(a, b).square())],
  'mean of squares': ['mean-over-dimensions', measured((a, b) => a.sub(b).square().mean(1))],
  'absolute differences': ['manhattan', measured((a, b) => a.sub(b).abs().sum(1))],
  'squares the sum': ['sum-squared', measured((a, b) => a.sub(b).sum(1).square())],
  'no square': ['not-squared-at-all', measured((a, b) => a.sub(b).sum(1))],
  'unit vectors first': [
    'normalised',
    measured((a, b) => {
      const unit = (z: tf.Tensor) => z.div(z.norm(2, 1, true).maximum(1e-9));
      return unit(a).sub(unit(b)).square().sum(1);
    }),
  ],
  '1 − cosine': [
    'cosine-distance',
    measured((a, b) => {
      const unit = (z: tf.Tensor) => z.div(z.square().sum(1, true).add(1e-12).sqrt());
      return tf.sub(1, unit(a).mul(unit(b)).sum(1));
    }),
  ],
  'm²': ['margin-squared', spoiled((h, m) => [h.div(2), tf.relu(tf.sub(m * m, h)).div(2)])],
  'a root that is squared again': [
    'root-at-zero',
    measured((a, b) => a.sub(b).square().sum(1).sqrt().square()),
  ],
  'the norm, squared': [
    'root-at-zero',
    measured((a, b) => tf.norm(a.sub(b), 'euclidean', 1).pow(2)),
  ],
};

/** Mistakes in what becomes of the batch, that a check should name. */
export const wrongBatches: Record<string, Wrong<F>> = {
  'sum over the pairs': [
    'sum-not-mean',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return y
        .mul(h)
        .add(tf.sub(1, y).mul(tf.relu(tf.sub(margin, h))))
        .sum()
        .div(2);
    },
  ],
  'no mean': [
    'not-averaged',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return y
        .mul(h)
        .add(tf.sub(1, y).mul(tf.relu(tf.sub(margin, h))))
        .div(2);
    },
  ],
  'mean of each kind': [
    'averaged-by-kind',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      const n = tf.sub(1, y);
      const pull = y.mul(h).sum().div(y.sum());
      return pull
        .add(
          n
            .mul(tf.relu(tf.sub(margin, h)))
            .sum()
            .div(n.sum()),
        )
        .div(2);
    },
  ],
  'no axis': ['axis-missing', measured((a, b) => a.sub(b).square().sum())],
  'axis 0': ['wrong-axis', measured((a, b) => a.sub(b).square().sum(0))],
  'a column of distances': [
    'keepdims-broadcast',
    measured((a, b) => a.sub(b).square().sum(1, true)),
  ],
};
