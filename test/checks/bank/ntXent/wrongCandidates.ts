import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { anchors, cosines, hide, partners, spoiled, unit, type F } from './kit';

/** Mistakes in who is compared with whom, that a check should name. */
export const wrongCandidates: Record<string, Wrong<F>> = {
  'no mask': [
    'self-kept',
    spoiled(({ sims, n, temperature }) => anchors(sims.div(temperature), n).mean()),
  ],
  'mask multiplied before the exponential': [
    'self-set-to-zero',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).mul(tf.sub(1, tf.eye(2 * n))), n).mean(),
    ),
  ],
  'DCL: the partner masked too': [
    'positive-left-out',
    spoiled(({ sims, n, temperature }) => {
      const logits = sims.div(temperature);
      const positives = logits.mul(partners(n)).sum(1);
      const negatives = logits.add(hide(2 * n)).sub(partners(n).mul(1e9));
      return tf.logSumExp(negatives, 1).sub(positives).mean();
    }),
  ],
  'the positive added to the denominator once more': [
    'positive-counted-twice',
    spoiled(({ sims, n, temperature }) => {
      const exps = sims
        .div(temperature)
        .exp()
        .mul(tf.sub(1, tf.eye(2 * n)));
      const positive = exps.mul(partners(n)).sum(1);
      return positive
        .div(positive.add(exps.sum(1)))
        .log()
        .neg()
        .mean();
    }),
  ],
  'the CLIP loss': [
    'other-view-only',
    (z1, z2, { temperature = 0.07 } = {}) => {
      const logits = cosines(z1, z2).div<tf.Tensor2D>(temperature);
      const labels = tf.eye(z1.shape[0]);
      const rows = tf.losses.softmaxCrossEntropy(labels, logits);
      const columns = tf.losses.softmaxCrossEntropy(labels, logits.transpose());
      return rows.add(columns).div(2);
    },
  ],
  'InfoNCE from first to second views': [
    'other-view-only',
    (z1, z2, { temperature = 0.07 } = {}) =>
      tf.losses.softmaxCrossEntropy(tf.eye(z1.shape[0]), cosines(z1, z2).div(temperature)),
  ],
  'a mask of 100': [
    'mask-too-small',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).sub(tf.eye(2 * n).mul(100)), n).mean(),
    ),
  ],
  'a mask of Infinity': [
    'infinity-on-diagonal',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).sub(tf.eye(2 * n).mul(Infinity)), n).mean(),
    ),
  ],
  'InfoNCE from second to first views': [
    'other-view-only',
    (z1, z2, { temperature = 0.07 } = {}) =>
      tf.losses.softmaxCrossEntropy(tf.eye(z1.shape[0]), cosines(z2, z1).div(temperature)),
  ],
  'negatives of the own view': [
    'own-view-only',
    (z1, z2, { temperature = 0.07 } = {}) => {
      const n = z1.shape[0];
      const positive = unit(z1).mul(unit(z2)).sum(1).div(temperature);
      const side = (z: tf.Tensor2D) => {
        const negatives = cosines(z).div(temperature).add(hide(n));
        const all = tf.concat([negatives, positive.expandDims(1)], 1);
        return tf.logSumExp(all, 1).sub(positive);
      };
      return tf.concat([side(z1), side(z2)]).mean();
    },
  ],
  'z1 as anchors': [
    'first-views-only',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n)
        .slice([0], [n])
        .mean(),
    ),
  ],
  'z2 as anchors': [
    'second-views-only',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n)
        .slice([n], [n])
        .mean(),
    ),
  ],
  'neighbours as partners': [
    'neighbour-as-partner',
    spoiled(({ sims, n, temperature }) => {
      const logits = sims.div(temperature).add(hide(2 * n));
      const next = Array.from({ length: 2 * n }, (_, i) => i ^ 1);
      const wanted = tf.oneHot(tf.tensor1d(next, 'int32'), 2 * n);
      return tf.losses.softmaxCrossEntropy(wanted, logits);
    }),
  ],
  'the next row as partner': [
    'neighbour-as-partner',
    spoiled(({ sims, n, temperature }) => {
      const logits = sims.div(temperature).add(hide(2 * n));
      const next = Array.from({ length: 2 * n }, (_, i) => (i + 1) % (2 * n));
      const wanted = tf.oneHot(tf.tensor1d(next, 'int32'), 2 * n);
      return tf.losses.softmaxCrossEntropy(wanted, logits);
    }),
  ],
  'partners mirrored': [
    'reversed-as-partner',
    spoiled(({ sims, n, temperature }) => {
      const logits = sims.div(temperature).add(hide(2 * n));
      return tf.losses.softmaxCrossEntropy(tf.reverse(tf.eye(2 * n), 1), logits);
    }),
  ],
  'labels 0 … N − 1, twice': [
    'self-as-partner',
    spoiled(({ sims, n, temperature }) => {
      const labels = Array.from({ length: 2 * n }, (_, i) => i % n);
      const wanted = tf.oneHot(tf.tensor1d(labels, 'int32'), 2 * n);
      return tf.losses.softmaxCrossEntropy(wanted, sims.div(temperature));
    }),
  ],
  'the diagonal as positives': [
    'self-as-partner',
    spoiled(({ sims, n, temperature }) =>
      tf.losses.softmaxCrossEntropy(tf.eye(2 * n), sims.div(temperature)),
    ),
  ],
};
