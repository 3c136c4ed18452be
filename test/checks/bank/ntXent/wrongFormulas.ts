import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { anchors, hide, partners, spoiled, type F, type M } from './kit';
import { right } from './right';

const PLAIN = 'log of the sum, less the positives tiled';

/** NT-Xent on rows that are cut to length by `normalise`. */
const normalisedBy =
  (normalise: (z: M) => tf.Tensor): F =>
  (z1, z2, { temperature = 0.07 } = {}) =>
    tf.tidy(() => {
      const n = z1.shape[0];
      const u = normalise(tf.concat([z1, z2])) as M;
      return anchors(
        tf
          .matMul(u, u, false, true)
          .div(temperature)
          .add(hide(2 * n)),
        n,
      ).mean();
    });

/** Mistakes in the formula, that a check should name. */
export const wrongFormulas: Record<string, Wrong<F>> = {
  'no temperature': [
    'temperature-forgotten',
    (z1, z2) => right[PLAIN]!(z1, z2, { temperature: 1 }),
  ],
  'temperature 0.07 written in': ['temperature-fixed', (z1, z2) => right[PLAIN]!(z1, z2)],
  'temperature 0.5 where none is given': [
    'default-temperature',
    (z1, z2, { temperature = 0.5 } = {}) => right[PLAIN]!(z1, z2, { temperature }),
  ],
  'times the temperature': [
    'temperature-multiplied',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.mul(temperature).add(hide(2 * n)), n).mean(),
    ),
  ],
  'temperature in the denominator only': [
    'temperature-on-one-side',
    spoiled(({ sims, n, temperature }) => {
      const positives = sims.mul(partners(n)).sum(1);
      return tf
        .logSumExp(sims.div(temperature).add(hide(2 * n)), 1)
        .sub(positives)
        .mean();
    }),
  ],
  'temperature in the numerator only': [
    'temperature-on-one-side',
    spoiled(({ sims, n, temperature }) => {
      const positives = sims.mul(partners(n)).sum(1).div(temperature);
      return tf
        .logSumExp(sims.add(hide(2 * n)), 1)
        .sub(positives)
        .mean();
    }),
  ],
  'loss divided by the temperature': [
    'temperature-after-the-log',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.add(hide(2 * n)), n)
        .mean()
        .div(temperature),
    ),
  ],
  'sum over the anchors': [
    'summed',
    spoiled(({ sims, n, temperature }) => anchors(sims.div(temperature).add(hide(2 * n)), n).sum()),
  ],
  'divided by the batch size': [
    'divided-by-n',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n)
        .sum()
        .div(n),
    ),
  ],
  'plus log': [
    'sign-flipped',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n)
        .neg()
        .mean(),
    ),
  ],
  'mean probability': [
    'log-missing',
    spoiled(({ sims, n, temperature }) =>
      tf
        .softmax(sims.div(temperature).add(hide(2 * n)))
        .mul(partners(n))
        .sum(1)
        .mean(),
    ),
  ],
  'minus the mean probability': [
    'log-missing',
    spoiled(({ sims, n, temperature }) =>
      tf
        .softmax(sims.div(temperature).add(hide(2 * n)))
        .mul(partners(n))
        .sum(1)
        .mean()
        .neg(),
    ),
  ],
  'log at the very end': [
    'log-of-the-mean',
    spoiled(({ sims, n, temperature }) =>
      tf
        .softmax(sims.div(temperature).add(hide(2 * n)))
        .mul(partners(n))
        .sum(1)
        .mean()
        .log()
        .neg(),
    ),
  ],
  'positives only': [
    'denominator-missing',
    spoiled(({ sims, n, temperature }) =>
      sims.div(temperature).mul(partners(n)).sum(1).neg().mean(),
    ),
  ],
  'mean of the exponentials': [
    'mean-in-the-denominator',
    spoiled(({ sims, n, temperature }) => {
      const exps = sims
        .div(temperature)
        .exp()
        .mul(tf.sub(1, tf.eye(2 * n)));
      const positives = sims.div(temperature).mul(partners(n)).sum(1);
      return exps
        .sum(1)
        .div(2 * n - 1)
        .log()
        .sub(positives)
        .mean();
    }),
  ],
  'sum without an axis': [
    'one-sum-for-all',
    spoiled(({ sims, n, temperature }) => {
      const exps = sims
        .div(temperature)
        .exp()
        .mul(tf.sub(1, tf.eye(2 * n)));
      const positives = sims.div(temperature).mul(partners(n)).sum(1);
      return exps.sum().log().sub(positives).mean();
    }),
  ],
  'exponentials divided, log of the quotient': [
    'exp-overflow',
    spoiled(({ sims, n, temperature }) => {
      const exps = sims
        .div(temperature)
        .exp()
        .mul(tf.sub(1, tf.eye(2 * n)));
      return exps.mul(partners(n)).sum(1).div(exps.sum(1)).log().neg().mean();
    }),
  ],
  'exponentials summed by hand': [
    'exp-overflow',
    spoiled(({ sims, n, temperature }) => {
      const logits = sims.div(temperature).sub(tf.eye(2 * n).mul(1e9));
      const positives = logits.mul(partners(n)).sum(1);
      return logits.exp().sum(1).log().sub(positives).mean();
    }),
  ],
  '1e-8 inside the log': [
    'epsilon-in-the-log',
    spoiled(({ sims, n, temperature }) =>
      tf
        .softmax(sims.div(temperature).add(hide(2 * n)))
        .mul(partners(n))
        .sum(1)
        .add(1e-8)
        .log()
        .neg()
        .mean(),
    ),
  ],
  'dot products': ['not-normalised', normalisedBy((z) => z)],
  'features normalised': ['columns-normalised', normalisedBy((z) => z.div(tf.norm(z, 2, 0)))],
  'one norm for all': ['whole-matrix-length', normalisedBy((z) => z.div(tf.norm(z)))],
  'no guard against zero rows': [
    'zero-row-nan',
    normalisedBy((z) => z.div(tf.norm(z, 2, 1, true))),
  ],
  'epsilon of 0.01 added to the lengths': [
    'epsilon-too-large',
    normalisedBy((z) => z.div(tf.norm(z, 2, 1, true).add(1e-2))),
  ],
  'lengths not under a root': [
    'squared-lengths',
    normalisedBy((z) => z.div(z.square().sum(1, true))),
  ],
};
