import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { apart, right, type F, type M } from './right';

type Measure = 'cosine' | 'dot' | 'euclidean' | 'squared';
const plain = right['one if after another']! as (...args: Parameters<F>) => M;
const root = (x: tf.Tensor): tf.Tensor => x.add(1e-12).sqrt();
const unit = (z: M): M => z.div(root(z.square().sum(1, true)));

/** Right but for some measures. */
const but =
  (spoiled: Partial<Record<Measure, (a: M, b: M) => tf.Tensor>>): F =>
  (a, b, { measure = 'cosine' } = {}) =>
    tf.tidy(() => (spoiled[measure] ?? ((x: M, y: M) => plain(x, y, { measure })))(a, b));
const dot = (a: M, b: M): M => tf.matMul(a, b, false, true);
const cosine = (a: M, b: M): M => dot(unit(a), unit(b));

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'distances as they are': [
    'distance-not-negated',
    but({ euclidean: (a, b) => root(apart(a, b)), squared: apart }),
  ],
  'the Euclidean distance as it is': [
    'distance-not-negated',
    but({ euclidean: (a, b) => root(apart(a, b)) }),
  ],
  'no root': ['root-missing', but({ euclidean: (a, b) => apart(a, b).neg() })],
  'a root for both': ['root-too-many', but({ squared: (a, b) => root(apart(a, b)).neg() })],
  'names swapped': [
    'swapped',
    but({
      euclidean: (a, b) => apart(a, b).neg(),
      squared: (a, b) => root(apart(a, b)).neg(),
    }),
  ],
  'mean squared error': [
    'mean-over-dimensions',
    but({
      euclidean: (a, b) => root(a.expandDims(1).sub(b).square().mean(2)).neg(),
      squared: (a, b) => a.expandDims(1).sub(b).square().mean(2).neg(),
    }),
  ],
  'absolute differences': [
    'manhattan',
    but({ euclidean: (a, b) => a.expandDims(1).sub(b.expandDims(0)).abs().sum(2).neg() }),
  ],
  'binomial without its 2': [
    'factor-two-missing',
    but({
      euclidean: (a, b) => root(a.square().sum(1, true).add(b.square().sum(1)).sub(dot(a, b))).neg(), // prettier-ignore
      squared: (a, b) => a.square().sum(1, true).add(b.square().sum(1)).sub(dot(a, b)).neg(),
    }),
  ],
  'one over one plus': [
    'one-over-distance',
    but({
      euclidean: (a, b) => root(apart(a, b)).add(1).reciprocal(),
      squared: (a, b) => apart(a, b).add(1).reciprocal(),
    }),
  ],
  'exponentials of distances': [
    'one-over-distance',
    but({
      euclidean: (a, b) => root(apart(a, b)).neg().exp(),
      squared: (a, b) => apart(a, b).neg().exp(),
    }),
  ],
  'unit rows for everything': [
    'always-normalised',
    (a, b, options) => tf.tidy(() => plain(unit(a), unit(b), options)),
  ],
  'distances of unit rows': [
    'distances-of-unit-rows',
    but({
      euclidean: (a, b) => root(apart(unit(a), unit(b))).neg(),
      squared: (a, b) => apart(unit(a), unit(b)).neg(),
    }),
  ],
  'the cosine for dot': ['dot-normalised', but({ dot: cosine })],
  'dot for the cosine': ['cosine-not-normalised', but({ cosine: dot })],
  'attention’s dot product': [
    'dot-scaled',
    but({ dot: (a, b) => dot(a, b).div(Math.sqrt(a.shape[1])) }),
  ],
  'mean of products': ['mean-of-products', but({ dot: (a, b) => dot(a, b).div(a.shape[1]) })],
  'one minus cosine': ['cosine-distance', but({ cosine: (a, b) => tf.sub(1, cosine(a, b)) })],
  'no guard against zero rows': [
    'zero-row-nan',
    but({
      cosine: (a, b) => dot(a.div(tf.norm(a, 2, 1, true)), b.div(tf.norm(b, 2, 1, true))),
    }),
  ],
  'always the cosine': ['measure-ignored', (a, b) => plain(a, b)],
  'dot where none is given': [
    'default-measure',
    (a, b, { measure = 'dot' } = {}) => plain(a, b, { measure }),
  ],
  'b along the rows': ['axes-swapped', (a, b, options) => plain(b, a, options)],
  'a with itself': ['a-with-itself', (a, _, options) => plain(a, a, options)],
  'four matrices in an object': ['other', (a, b) => ({ cosine: plain(a, b) })],
  numbers: ['array', (...args) => plain(...args).arraySync()],
  'no return': [
    'undefined',
    (...args) => {
      plain(...args);
    },
  ],
  'read out and put back': ['no-gradient', (...args) => tf.tensor2d(plain(...args).arraySync())],
  'a row at a time': [
    'loop',
    (a, b, options) =>
      tf.concat(Array.from({ length: a.shape[0] }, (_, i) => plain(a.slice([i], [1]), b, options))),
  ],
  'the negative dot product': [undefined, but({ dot: (a, b) => dot(a, b).neg() })],
  'cosine cut at 0': [undefined, but({ cosine: (a, b) => cosine(a, b).relu() })],
  'distance to the fourth': [undefined, but({ squared: (a, b) => apart(a, b).square().neg() })],
};
