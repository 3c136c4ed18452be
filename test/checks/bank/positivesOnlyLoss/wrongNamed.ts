import * as tf from '@tensorflow/tfjs';
import { ntXent } from '../../../../lib';
import type { Wrong } from '../bank';
import { cosines, unit, type F } from './kit';

/** Mistakes in which rows meet and how they become one number. */
export const wrongPairs: Record<string, Wrong<F>> = {
  'sum, not mean': ['batch-sum', (a, b) => cosines(a, b).sum().neg()],
  'no mean at all': ['not-averaged', (a, b) => cosines(a, b).neg()],
  'both directions added': [
    'counted-twice',
    (a, b) => cosines(a, b).mean().add(cosines(b, a).mean()).neg(),
  ],
  'divided by 2N': [
    'halved',
    (a, b) =>
      cosines(a, b)
        .sum()
        .div(-2 * a.shape[0]),
  ],
  'mean of the whole matrix': [
    'all-pairs',
    (a, b) => tf.matMul(unit(a), unit(b), false, true).mean().neg(),
  ],
  'NT-Xent once more': ['negatives-left-in', (a, b) => ntXent(a, b)],
  'NT-Xent, temperature ½': ['negatives-left-in', (a, b) => ntXent(a, b, { temperature: 0.5 })],
  'the cosine of the means': [
    'means-compared',
    (a, b) => {
      const [p, q] = [a.mean(0), b.mean(0)];
      return tf
        .dot(p, q)
        .div(tf.norm(p).mul(tf.norm(q)).add(1e-10))
        .neg();
    },
  ],
  'z1 with itself': ['one-side-twice', (a) => tf.tidy(() => cosines(a, a).mul(0).sub(1).mean())],
  'axis 0': [
    'columns-compared',
    (a, b) =>
      tf.neg(
        a.mul(b).sum(0).div(tf.norm(a, 2, 0).mul(tf.norm(b, 2, 0)).add(1e-10)).mean(),
      ),
  ], // prettier-ignore
  'columns of length 1': [
    'columns-normalised',
    (a, b) =>
      a.div(tf.norm(a, 2, 0, true)).mul(b.div(tf.norm(b, 2, 0, true))).sum(1).mean().neg(),
  ], // prettier-ignore
  'one length for the batch': [
    'whole-matrix-length',
    (a, b) => a.mul(b).sum().div(tf.norm(a).mul(tf.norm(b))).neg(),
  ], // prettier-ignore
  'lengths as a row': [
    'keepdims-missing',
    (a, b) => a.div(tf.norm(a, 2, 1)).mul(b.div(tf.norm(b, 2, 1))).sum(1).mean().neg(),
  ], // prettier-ignore
};

/** Mistakes in what is measured. */
export const wrongMeasures: Record<string, Wrong<F>> = {
  'forgets the minus': ['sign-flipped', (a, b) => cosines(a, b).mean()],
  '1 − cosine': ['one-minus-cosine', (a, b) => tf.sub(1, cosines(a, b)).mean()],
  'as BYOL has it': ['squared-unit-distance', (a, b) => tf.sub(2, cosines(a, b).mul(2)).mean()],
  'plain dot products': ['not-normalised', (a, b) => a.mul(b).sum(1).mean().neg()],
  'unit rows, mean of everything': [
    'mean-of-products',
    (a, b) => unit(a).mul(unit(b)).mean().neg(),
  ],
  'divides by one length': ['first-only-normalised', (a, b) => unit(a).mul(b).sum(1).mean().neg()],
  'no root': [
    'squared-lengths',
    (a, b) =>
      a.mul(b).sum(1).div(a.square().sum(1).mul(b.square().sum(1)).add(1e-12)).mean().neg(),
  ], // prettier-ignore
  'mean distance': ['distance', (a, b) => tf.norm(a.sub(b), 2, 1).mean()],
  'mean squared distance': ['squared-distance', (a, b) => a.sub(b).square().sum(1).mean()],
  'tf.losses': ['mean-squared-error', (a, b) => tf.losses.meanSquaredError(a, b)],
  'absolute cosines': ['absolute-value', (a, b) => cosines(a, b).abs().mean().neg()],
  'relu of the cosines': ['negatives-cut', (a, b) => cosines(a, b).relu().mean().neg()],
  'squared cosines': ['squared-cosine', (a, b) => cosines(a, b).square().mean().neg()],
  'mean angle': ['angle', (a, b) => cosines(a, b).clipByValue(-1, 1).acos().mean()],
  'exp, as in NT-Xent': ['exponential', (a, b) => cosines(a, b).exp().mean().neg()],
  'over the temperature': ['temperature', (a, b) => cosines(a, b).div(0.07).mean().neg()],
  'the fraction without its denominator': [
    'temperature',
    (a, b) => cosines(a, b).div(0.1).exp().log().neg().mean(),
  ],
  correlation: [
    'centred',
    (a, b) => {
      const c = (z: tf.Tensor) => unit(z.sub(z.mean(1, true)));
      return c(a).mul(c(b)).sum(1).mean().neg();
    },
  ],
  'NaN for a row of zeros': [
    'zero-row-nan',
    (a, b) => a.mul(b).sum(1).div(tf.norm(a, 2, 1).mul(tf.norm(b, 2, 1))).mean().neg(),
  ], // prettier-ignore
  'epsilon 1e-3': [
    'epsilon-too-large',
    (a, b) =>
      a.mul(b).sum(1).div(tf.norm(a, 2, 1).mul(tf.norm(b, 2, 1)).add(1e-3)).mean().neg(),
  ], // prettier-ignore
};
