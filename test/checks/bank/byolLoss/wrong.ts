import * as tf from '@tensorflow/tfjs';
import { cosineSimilarity, ntXent, stopGradient } from '../../../../lib';
import type { Wrong } from '../bank';
import { cosines, unit, type F } from './kit';

/** Mistakes in what is measured. */
export const wrongMeasures: Record<string, Wrong<F>> = {
  'the other sign': ['sign-flipped', (p, t) => cosines(p, t).mul(2).sub(2).mean()],
  'minus cosine': ['minus-cosine', (p, t) => cosines(p, t).mean().neg()],
  '−2 cosine': ['constant-missing', (p, t) => cosines(p, t).mean().mul(-2)],
  '1 − cosine': ['halved', (p, t) => tf.sub(1, cosines(p, t)).mean()],
  '2 + 2 cosine': ['plus-cosine', (p, t) => tf.add(2, cosines(p, t).mul(2)).mean()],
  'the distance': [
    'root-taken',
    (p, t) => tf.sub(2, cosines(p, t).mul(2)).maximum(0).sqrt().mean(),
  ],
  'mean of everything': [
    'averaged-over-dimensions',
    (p, t) => tf.sub(2, cosines(p, t).mul(2)).mean().div(p.shape[1]),
  ],
  'no length 1': ['squared-distance', (p, t) => p.sub(stopGradient(t)).square().sum(1).mean()],
  'tf.losses': ['mean-squared-error', (p, t) => tf.losses.meanSquaredError(stopGradient(t), p)],
  'absolute cosines': ['absolute-value', (p, t) => tf.sub(2, cosines(p, t).abs().mul(2)).mean()],
  'squared cosines': ['squared-cosine', (p, t) => tf.sub(2, cosines(p, t).square().mul(2)).mean()],
  'plain dot products': [
    'not-normalised',
    (p, t) => tf.sub(2, p.mul(stopGradient(t)).sum(1).mul(2)).mean(),
  ],
  'squared difference of unit rows': [
    'zero-row-free',
    (p, t) => unit(p).sub(stopGradient(unit(t))).square().sum(1).mean(),
  ], // prettier-ignore
  'predictions at length 1, targets not': [
    'one-side-only-normalised',
    (p, t) => unit(p).sub(stopGradient(t)).square().sum(1).mean(),
  ],
  'NaN for zeros': [
    'zero-row-nan',
    (p, t) => {
      const lengths = tf.norm(p, 2, 1).mul(tf.norm(t, 2, 1));
      return tf.sub(2, p.mul(t).sum(1).div(lengths).mul(2)).mean();
    },
  ],
};

/** Mistakes in the batch, and in how it is handed over. */
export const wrongBatches: Record<string, Wrong<F>> = {
  sum: ['batch-sum', (p, t) => tf.sub(2, cosines(p, t).mul(2)).sum()],
  'no mean': ['not-averaged', (p, t) => tf.sub(2, cosines(p, t).mul(2))],
  'both directions': ['counted-twice', (p, t) => tf.sub(4, cosines(p, t).mul(4)).mean()],
  'all pairs': [
    'all-pairs',
    (p, t) => tf.sub(2, tf.matMul(unit(p), stopGradient(unit(t)), false, true).mul(2)).mean(),
  ],
  'axis 0': [
    'columns-compared',
    (p, t) => {
      const lengths = tf
        .norm(p, 2, 0)
        .mul(tf.norm(t, 2, 0))
        .add(1e-10);
      return tf.sub(2, p.mul(stopGradient(t)).sum(0).div(lengths).mul(2)).mean();
    },
  ],
  'one length for the batch': [
    'whole-matrix-length',
    (p, t) => tf.sub(2, p.mul(t).sum().div(tf.norm(p).mul(tf.norm(t))).mul(2)),
  ], // prettier-ignore
  'the target learns too': [
    'gradient-flows',
    (p, t) => tf.sub(2, cosineSimilarity(p, t).mul(2)).mean(),
  ],
  'stops the prediction': [
    'gradient',
    (p, t) => tf.sub(2, cosineSimilarity(stopGradient(p), stopGradient(t)).mul(2)).mean(),
  ],
  'stops the wrong side': [
    'gradient',
    (p, t) => tf.sub(2, cosineSimilarity(stopGradient(p), t).mul(2)).mean(),
  ],
  'a number': ['number', (p, t) => 2 - 2 * (cosines(p, t).mean().dataSync()[0] ?? NaN)],
  'a loop over the rows': [
    'loop',
    (p, t) => {
      let sum: tf.Tensor = tf.scalar(0);
      for (let i = 0; i < p.shape[0]; i++) {
        sum = sum.add(tf.sub(2, cosines(p.slice([i], [1]), t.slice([i], [1])).mul(2)).sum());
      }
      return sum.div(p.shape[0]);
    },
  ],
  'NT-Xent': [undefined, (p, t) => ntXent(p, t)],
  'the best target in the batch': [
    undefined,
    (p, t) =>
      tf
        .sub(
          2,
          tf
            .matMul(unit(p), stopGradient(unit(t)), false, true)
            .max(1)
            .mul(2),
        )
        .mean(),
  ],
  'targets in reverse order': [
    undefined,
    (p, t) => tf.sub(2, cosines(p, t.reverse(0)).mul(2)).mean(),
  ],
};
