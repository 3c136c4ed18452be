import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, type M, type F } from './kit';

/** Mistakes in the values that a check should name. */
export const wrongValues: Record<string, Wrong<F>> = {
  'Euclidean distance': ['distance', (a, b) => tf.norm(tf.sub(a, b), 2, 1)],
  'squared distance': ['squared-distance', (a, b) => tf.squaredDifference(a, b).sum(1)],
  'forgets the roots': [
    'squared-lengths',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(a.square().sum(1).mul(b.square().sum(1))),
  ],
  'root of the root': [
    'root-of-lengths',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(
          tf
            .norm(a, 2, 1)
            .mul(tf.norm(b, 2, 1))
            .sqrt(),
        ),
  ],
  'adds the lengths': [
    'lengths-added',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(tf.norm(a, 2, 1).add(tf.norm(b, 2, 1))),
  ],
  'norm of order 1': [
    'manhattan-lengths',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(tf.norm(a, 1, 1).mul(tf.norm(b, 1, 1))),
  ],
  'norm of order infinity': [
    'largest-entry-as-length',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(a.abs().max(1).mul(b.abs().max(1))),
  ],
  'the whole matrix of pairs': ['all-pairs', (a, b) => tf.matMul(unit(a), unit(b), false, true)],
  'mean over the batch': ['batch-mean', (a, b) => unit(a).mul(unit(b)).sum(1).mean()],
  'sum over the batch': ['batch-sum', (a, b) => unit(a).mul(unit(b)).sum()],
  'keeps the dimension': ['dimension-kept', (a, b) => unit(a).mul(unit(b)).sum(1, true)],
  'one minus cosine': ['cosine-distance', (a, b) => tf.scalar(1).sub(unit(a).mul(unit(b)).sum(1))],
  'negative, as a loss': ['sign-flipped', (a, b) => unit(a).mul(unit(b)).sum(1).neg()],
  'absolute value': ['absolute-value', (a, b) => unit(a).mul(unit(b)).sum(1).abs()],
  'relu at the end': ['negatives-cut', (a, b) => unit(a).mul(unit(b)).sum(1).relu()],
  'maps to 0…1': ['squeezed-into-0-1', (a, b) => unit(a).mul(unit(b)).sum(1).add(1).div(2)],
  'the angle': ['angle', (a, b) => unit(a).mul(unit(b)).sum(1).clipByValue(-1, 1).acos()],
  'centres the rows': [
    'centred',
    (a, b) => {
      const c = (z: M) => z.sub(z.mean(1, true));
      return unit(c(a))
        .mul(unit(c(b)))
        .sum(1);
    },
  ],
  'norms without keepDims': [
    'keepdims-missing',
    (a, b) =>
      a
        .div(tf.norm(a, 2, 1))
        .mul(b.div(tf.norm(b, 2, 1)))
        .sum(1),
  ],
  'z1 twice': ['one-side-twice', (a) => unit(a).mul(unit(a)).sum(1)],
  'NaN where a row is zero': [
    'zero-row-nan',
    (a, b) => tf.sum(a.mul(b), 1).div(tf.norm(a, 2, 1).mul(tf.norm(b, 2, 1))),
  ],
  'epsilon 1e-3 in the denominator': [
    'epsilon-too-large',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(
          tf
            .norm(a, 2, 1)
            .mul(tf.norm(b, 2, 1))
            .add(1e-3),
        ),
  ],
  'epsilon 1e-5 under each root': [
    'epsilon-too-large',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(a.square().sum(1).add(1e-5).sqrt().mul(b.square().sum(1).add(1e-5).sqrt())),
  ],
  'clamps the denominator at 0.01': [
    'epsilon-too-large',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(
          tf
            .norm(a, 2, 1)
            .mul(tf.norm(b, 2, 1))
            .maximum(0.01),
        ),
  ],
  'denominator is never below 1': [
    'epsilon-too-large',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(
          tf
            .norm(a, 2, 1)
            .mul(tf.norm(b, 2, 1))
            .maximum(1),
        ),
  ],
  'the length of z1 twice': ['one-length-twice', (a, b) => a.mul(b).sum(1).div(a.square().sum(1))],
  'a root forgotten on one side': [
    'one-length-squared',
    (a, b) =>
      a
        .mul(b)
        .sum(1)
        .div(a.square().sum(1).mul(b.square().sum(1).sqrt())),
  ],
  'softmax over the batch': ['softmax', (a, b) => unit(a).mul(unit(b)).sum(1).softmax()],
  'divided by a temperature': ['temperature', (a, b) => unit(a).mul(unit(b)).sum(1).div(0.1)],
  'distance of the unit rows': [
    'unit-distance',
    (a, b) => unit(a).sub(unit(b)).square().sum(1).sqrt(),
  ],
};
