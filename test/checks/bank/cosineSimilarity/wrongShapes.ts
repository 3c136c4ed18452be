import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, type F } from './kit';

/** Mistakes in axes and lengths that a check should name. */
export const wrongShapes: Record<string, Wrong<F>> = {
  'dot product': ['not-normalised', (a, b) => tf.sum(tf.mul(a, b), 1)],
  'divides by z1 only': [
    'first-only-normalised',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(tf.norm(a, 2, 1)),
  ],
  'normalises the second batch only': ['second-only-normalised', (a, b) => unit(b).mul(a).sum(1)],
  'axis 0 everywhere': [
    'columns-compared',
    (a, b) =>
      a
        .mul(b)
        .sum(0)
        .div(tf.norm(a, 2, 0).mul(tf.norm(b, 2, 0))),
  ],
  'normalises over axis 0, sums over axis 1': [
    'columns-normalised',
    (a, b) =>
      a
        .div(tf.norm(a, 2, 0, true))
        .mul(b.div(tf.norm(b, 2, 0, true)))
        .sum(1),
  ],
  'norm without an axis': [
    'whole-matrix-length',
    (a, b) => a.mul(b).sum(1).div(tf.norm(a)).div(tf.norm(b)),
  ],
  'mean of the products': ['mean-of-products', (a, b) => unit(a).mul(unit(b)).mean(1)],
  'lengths by mean': [
    'mean-of-squares',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(a.square().mean(1).sqrt().mul(b.square().mean(1).sqrt())),
  ],
};
