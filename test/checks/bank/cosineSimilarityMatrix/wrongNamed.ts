import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, cosines, type F } from './kit';

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'forgets the transpose': ['transpose-missing', (a, b) => tf.matMul(unit(a), unit(b))],
  'forgets the transpose, chained': [
    'transpose-missing',
    (a, b) => tf.tidy(() => a.div(tf.norm(a, 2, 1, true)).matMul(b.div(tf.norm(b, 2, 1, true)))),
  ],
  'transposes a': ['wrong-one-transposed', (a, b) => tf.matMul(unit(a), unit(b), true, false)],
  'b against a': ['axes-swapped', (a, b) => cosines(b, a)],
  'row with row': ['row-by-row', (a, b) => unit(a).mul(unit(b)).sum(1)],
  'a against a': ['a-with-itself', (a) => cosines(a, a)],
  'b against b': ['b-with-itself', (_, b) => cosines(b, b)],
  'plain product': ['not-normalised', (a, b) => tf.matMul(a, b, false, true)],
  'normalises a': ['first-only-normalised', (a, b) => tf.matMul(unit(a), b, false, true)],
  'normalises b': ['second-only-normalised', (a, b) => tf.matMul(a, unit(b), false, true)],
  'normalises columns': [
    'columns-normalised',
    (a, b) => tf.matMul(a.div(tf.norm(a, 2, 0)), b.div(tf.norm(b, 2, 0)), false, true),
  ],
  'one norm for all': [
    'whole-matrix-length',
    (a, b) => tf.matMul(a, b, false, true).div(tf.norm(a).mul(tf.norm(b))),
  ],
  'norms without keepDims': [
    'keepdims-missing',
    (a, b) => tf.matMul(a.div(tf.norm(a, 2, 1)), b.div(tf.norm(b, 2, 1)), false, true),
  ],
  'squared norms': [
    'squared-lengths',
    (a, b) =>
      tf.matMul(a.div(a.square().sum(1, true)), b.div(b.square().sum(1, true)), false, true),
  ],
  'one root too many': [
    'root-of-lengths',
    (a, b) =>
      tf.matMul(
        a.div(tf.norm(a, 2, 1, true).sqrt()),
        b.div(tf.norm(b, 2, 1, true).sqrt()),
        false,
        true,
      ),
  ],
  'sum of the lengths': [
    'lengths-added',
    (a, b) => tf.matMul(a, b, false, true).div(tf.norm(a, 2, 1, true).add(tf.norm(b, 2, 1))),
  ],
  'order 1 norms': [
    'manhattan-lengths',
    (a, b) => tf.matMul(a.div(a.abs().sum(1, true)), b.div(b.abs().sum(1, true)), false, true),
  ],
  'divides by the maximum': [
    'largest-entry-as-length',
    (a, b) => tf.matMul(a.div(a.abs().max(1, true)), b.div(b.abs().max(1, true)), false, true),
  ],
  'divides by the number of features': [
    'mean-of-products',
    (a, b) => cosines(a, b).div(a.shape[1]),
  ],
  'Euclidean distances': [
    'distance',
    (a, b) => a.expandDims(1).sub(b.expandDims(0)).square().sum(2).sqrt(),
  ],
  'cosine distance': ['cosine-distance', (a, b) => tf.sub(1, cosines(a, b))],
  'absolute values': ['absolute-value', (a, b) => tf.abs(cosines(a, b))],
  relu: ['negatives-cut', (a, b) => tf.relu(cosines(a, b))],
  softmax: ['softmax', (a, b) => tf.softmax(cosines(a, b))],
  'empties the diagonal': [
    'self-left-out',
    (a, b) => cosines(a, b).mul(tf.sub(1, tf.eye(a.shape[0], b.shape[0]))),
  ],
  'upper triangle': ['upper-triangle', (a, b) => tf.linalg.bandPart(cosines(a, b), 0, -1)],
  'no guard against zero rows': [
    'zero-row-nan',
    (a, b) => tf.matMul(a.div(tf.norm(a, 2, 1, true)), b.div(tf.norm(b, 2, 1, true)), false, true),
  ],
  'epsilon 0.001 added to the lengths': [
    'epsilon-too-large',
    (a, b) =>
      tf.matMul(
        a.div(tf.norm(a, 2, 1, true).add(1e-3)),
        b.div(tf.norm(b, 2, 1, true).add(1e-3)),
        false,
        true,
      ),
  ],
  'epsilon 1e-4 under the root': [
    'epsilon-too-large',
    (a, b) =>
      tf.matMul(
        a.div(a.square().sum(1, true).add(1e-4).sqrt()),
        b.div(b.square().sum(1, true).add(1e-4).sqrt()),
        false,
        true,
      ),
  ],
  'correlation of the rows': [
    'centred',
    (a, b) => cosines(a.sub(a.mean(1, true)), b.sub(b.mean(1, true))),
  ],
  'softmax over the columns': ['softmax', (a, b) => tf.softmax(cosines(b, a)).transpose()],
  sigmoid: ['sigmoid', (a, b) => tf.sigmoid(cosines(a, b))],
  'divides by a temperature': ['temperature', (a, b) => cosines(a, b).div(0.07)],
  'sets the diagonal to one': [
    'diagonal-one',
    (a, b) => {
      const eye = tf.eye(a.shape[0], b.shape[0]);
      return cosines(a, b).mul(tf.sub(1, eye)).add(eye);
    },
  ],
  'one norm without keepDims': [
    'keepdims-missing',
    (a, b) => tf.matMul(a.div(tf.norm(a, 2, 1)), unit(b), false, true),
  ],
  'lower triangle': ['lower-triangle', (a, b) => tf.linalg.bandPart(cosines(a, b), -1, 0)],
  exponential: ['exponential', (a, b) => tf.exp(cosines(a, b))],
  'distances of the unit rows': [
    'unit-distance',
    (a, b) => tf.sub(2, cosines(a, b).mul(2)).relu().sqrt(),
  ],
  'negated, as a cost': ['sign-flipped', (a, b) => cosines(a, b).neg()],
};
