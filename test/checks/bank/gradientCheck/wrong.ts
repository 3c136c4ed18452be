import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { right, type F } from './right';

const good = right['one long vector']! as (...args: Parameters<F>) => {
  norm: number;
  factor: number;
};

/** A norm of one's own, from the list of all tensors. */
const normed =
  (norm: (list: tf.Tensor[]) => tf.Tensor): F =>
  (gradients, { maxNorm = 1 } = {}) =>
    tf.tidy(() => {
      const [found = NaN] = norm(Object.values(gradients)).dataSync();
      if (!isFinite(found)) return { norm: found, factor: 0 };
      return { norm: found, factor: Math.min(1, maxNorm / found) };
    });

/** A factor of one's own. */
const cut =
  (factor: (norm: number, most: number) => number): F =>
  (gradients, options) => {
    const { norm } = good(gradients, options);
    return { norm, factor: factor(norm, options?.maxNorm ?? 1) };
  };

const flat = (list: tf.Tensor[]) => tf.concat(list.map((g) => g.flatten()));
const norms = (list: tf.Tensor[]) => tf.stack(list.map((g) => g.flatten().square().sum().sqrt()));

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'sum of lengths': ['norms-added', normed((list) => norms(list).sum())],
  'longest tensor': ['largest-tensor', normed((list) => norms(list).max())],
  'mean of lengths': ['mean-of-norms', normed((list) => norms(list).mean())],
  'no root': ['root-missing', normed((list) => flat(list).square().sum())],
  'sum of sizes': ['absolute-values', normed((list) => flat(list).abs().sum())],
  'largest entry': ['largest-entry', normed((list) => flat(list).abs().max())],
  'root of the mean': ['mean-square', normed((list) => flat(list).square().mean().sqrt())],
  'matrices only': [
    'matrices-only',
    normed((list) => flat(list.filter(({ rank }) => rank === 2)).norm()),
  ],
  'the first one': ['first-tensor-only', normed((list) => list[0]!.flatten().norm())],
  'always to length maxNorm': ['short-ones-stretched', cut((n, m) => (isFinite(n) ? m / n : 0))],
  'norm over maxNorm': ['factor-inverted', cut((n, m) => (isFinite(n) ? Math.max(1, n / m) : 0))],
  'only looks': ['never-clips', cut((n) => (isFinite(n) ? 1 : 0))],
  'skips long steps': ['dropped-whole', cut((n, m) => (n <= m ? 1 : 0))],
  'the wrong comparison': [
    'clipped-the-other-way',
    cut((n, m) => (!isFinite(n) ? 0 : n > m ? 1 : m / n)),
  ],
  'maxNorm forgotten': ['factor-by-one', cut((n) => (isFinite(n) ? 1 / Math.max(1, n) : 0))],
  'NaN gets through': ['not-finite-passes', cut((n, m) => (n > m ? m / n : 1))],
  'NaN stays NaN': ['not-finite-passes', cut((n, m) => Math.min(1, m / n))],
  'norm of what is left': [
    'norm-after-clipping',
    (gradients, options) => {
      const { norm, factor } = good(gradients, options);
      return { norm: factor ? norm * factor : norm, factor };
    },
  ],
  'only the factor': ['number', (gradients, options) => good(gradients, options).factor],
  'clips in place of counting': [
    'undefined',
    (gradients) => {
      for (const g of Object.values(gradients)) g.clipByValue(-1, 1);
    },
  ],
  'entries cut one by one': [undefined, normed((list) => flat(list).clipByValue(-2, 2).norm())],
  disposes: [
    'input-disposed',
    (gradients, options) => {
      const found = good(gradients, options);
      tf.dispose(gradients);
      return found;
    },
  ],
};
