import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import {
  both,
  comparedBy,
  cosines,
  diagonalLoss,
  factor,
  finished,
  scaledBy,
  unit,
  type F,
} from './kit';

const scaling: Record<string, Wrong<F>> = {
  'the snippet of the page: times exp(τ)': [
    'multiplied-by-exp-temperature',
    scaledBy((sims, options) =>
      sims.mul(
        options.logitScale === undefined ? Math.exp(options.temperature ?? 0.07) : factor(options),
      ),
    ),
  ],
  'times τ': [
    'temperature-multiplied',
    scaledBy((sims, options) =>
      options.logitScale === undefined
        ? sims.mul(options.temperature ?? 0.07)
        : sims.mul(factor(options)),
    ),
  ],
  'bare cosines without a logit scale': [
    'temperature-forgotten',
    scaledBy((sims, options) =>
      options.logitScale === undefined ? sims : sims.mul(factor(options)),
    ),
  ],
  '0.07 whatever is asked': [
    'temperature-fixed',
    scaledBy((sims, { logitScale }) =>
      sims.mul(logitScale === undefined ? 1 / 0.07 : factor({ logitScale })),
    ),
  ],
  'default of 0.1': [
    'default-temperature',
    scaledBy((sims, options) => sims.mul(factor({ temperature: 0.1, ...options }))),
  ],
  'the temperature only': [
    'logit-scale-ignored',
    scaledBy((sims, { temperature = 0.07 }) => sims.div(temperature)),
  ],
  'the logarithm as factor': [
    'logit-scale-without-exp',
    scaledBy((sims, { temperature = 0.07, logitScale }) =>
      sims.mul(logitScale === undefined ? 1 / temperature : tf.minimum(logitScale, 100)),
    ),
  ],
  'divided by the exponential': [
    'logit-scale-divides',
    scaledBy((sims, { temperature = 0.07, logitScale }) =>
      sims.div(logitScale === undefined ? temperature : tf.exp(logitScale)),
    ),
  ],
  'zero is false': [
    'zero-taken-for-none',
    scaledBy((sims, { temperature = 0.07, logitScale }) =>
      sims.mul(logitScale ? tf.minimum(tf.exp(logitScale), 100) : 1 / temperature),
    ),
  ],
  'no limit': [
    'scale-not-clipped',
    scaledBy((sims, { temperature = 0.07, logitScale }) =>
      sims.mul(logitScale === undefined ? 1 / temperature : tf.exp(logitScale)),
    ),
  ],
  'the limit on the wrong side of the exponential': [
    'scale-not-clipped',
    scaledBy((sims, { temperature = 0.07, logitScale }) =>
      sims.mul(logitScale === undefined ? 1 / temperature : tf.exp(tf.minimum(logitScale, 100))),
    ),
  ],
  'divided by τ and scaled': [
    'scale-and-temperature',
    scaledBy((sims, { temperature = 0.07, logitScale }) => {
      const logits = sims.div(temperature);
      return logitScale === undefined ? logits : logits.mul(tf.exp(logitScale).minimum(100));
    }),
  ],
  'divided by the logit scale': [
    'logit-scale-as-temperature',
    scaledBy((sims, { temperature = 0.07, logitScale }) => sims.div(logitScale ?? temperature)),
  ],
  'the denominator scaled, the diagonal not': [
    'scale-on-one-side',
    (images, texts, options) =>
      tf.tidy(() => {
        const sims = cosines(images, texts);
        const logits = sims.mul(factor(options));
        const positive = sims.mul(tf.eye(images.shape[0])).sum(1).mean();
        return tf
          .logSumExp(logits, 1)
          .mean()
          .add(tf.logSumExp(logits, 0).mean())
          .div(2)
          .sub(positive);
      }),
  ],
};

const combining: Record<string, Wrong<F>> = {
  'pictures choose only': ['one-direction', finished(diagonalLoss)],
  'the transpose forgotten: the same twice': [
    'one-direction',
    finished((logits) => diagonalLoss(logits).add(diagonalLoss(logits)).div(2)),
  ],
  'texts choose only': [
    'one-direction',
    finished((logits) =>
      tf.losses.softmaxCrossEntropy(tf.eye(logits.shape[0]), logits.transpose()),
    ),
  ],
  'both added': [
    'directions-added',
    finished((logits) => diagonalLoss(logits).add(diagonalLoss(logits.transpose()))),
  ],
  'a sum over the batch': ['summed', finished((logits) => both(logits).mul(logits.shape[0]))],
  'the minus lost': ['sign-flipped', finished((logits) => both(logits).neg())],
  'probabilities averaged, then the log': [
    'log-of-the-mean',
    finished((logits) => {
      const of = (table: tf.Tensor) =>
        tf.softmax(table).mul(tf.eye(logits.shape[0])).sum(1).mean().log().neg();
      return of(logits).add(of(logits.transpose())).div(2);
    }),
  ],
  'no log': [
    'log-missing',
    finished((logits) => {
      const of = (table: tf.Tensor) => tf.softmax(table).mul(tf.eye(logits.shape[0])).sum(1).mean();
      return of(logits).add(of(logits.transpose())).div(2);
    }),
  ],
  'the diagonal masked as in NT-Xent': [
    'positive-left-out',
    finished((logits) => {
      const eye = tf.eye(logits.shape[0]);
      const masked = logits.sub(eye.mul(1e9));
      const positive = logits.mul(eye).sum(1).mean();
      const sums = tf.logSumExp(masked, 1).mean().add(tf.logSumExp(masked, 0).mean());
      return sums.div(2).sub(positive);
    }),
  ],
  'only the diagonal, negated': [
    'denominator-missing',
    finished((logits) => logits.mul(tf.eye(logits.shape[0])).sum(1).mean().neg()),
  ],
  'exponentials by hand': [
    'exp-overflow',
    finished((logits) => {
      const exps = logits.exp();
      const positive = exps.mul(tf.eye(logits.shape[0])).sum(1);
      const of = (axis: number) => positive.div(exps.sum(axis)).log().neg().mean();
      return of(1).add(of(0)).div(2);
    }),
  ],
  '1e-8 inside the log': [
    'epsilon-in-the-log',
    finished((logits) => {
      const of = (table: tf.Tensor) =>
        tf.softmax(table).mul(tf.eye(logits.shape[0])).sum(1).add(1e-8).log().neg().mean();
      return of(logits).add(of(logits.transpose())).div(2);
    }),
  ],
};

const comparing: Record<string, Wrong<F>> = {
  'NT-Xent of the stack': [
    'candidates-of-the-own-kind',
    (images, texts, options) =>
      tf.tidy(() => {
        const n = images.shape[0];
        const all = tf.concat([images, texts]);
        const logits = cosines(all, all)
          .mul(factor(options))
          .sub(tf.eye(2 * n).mul(1e9));
        const positive = unit(images).mul(unit(texts)).sum(1).mul(factor(options));
        return tf
          .logSumExp(logits, 1)
          .sub(tf.tile(positive, [2]))
          .mean();
      }),
  ],
  'dot products': ['not-normalised', comparedBy((a, b) => tf.matMul(a, b, false, true))],
  'pictures of unit length only': [
    'first-only-normalised',
    comparedBy((a, b) => tf.matMul(unit(a), b, false, true)),
  ],
  'texts of unit length only': [
    'second-only-normalised',
    comparedBy((a, b) => tf.matMul(a, unit(b), false, true)),
  ],
  'the features normalised': [
    'columns-normalised',
    comparedBy((a, b) => tf.matMul(a.div(tf.norm(a, 2, 0)), b.div(tf.norm(b, 2, 0)), false, true)),
  ],
  'no guard against zero rows': [
    'zero-row-nan',
    comparedBy((a, b) =>
      tf.matMul(a.div(tf.norm(a, 2, 1, true)), b.div(tf.norm(b, 2, 1, true)), false, true),
    ),
  ],
};

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = { ...scaling, ...combining, ...comparing };
