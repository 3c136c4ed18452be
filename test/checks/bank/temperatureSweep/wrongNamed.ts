import * as tf from '@tensorflow/tfjs';
import { infoNce } from '../../../../lib';
import type { Wrong } from '../bank';
import { oneByOne, surprise, unit, type F } from './kit';

const negativesOf = (sims: tf.Tensor2D): tf.Tensor => sims.slice([0, 1], [-1, -1]);
const positiveOf = (sims: tf.Tensor2D): tf.Tensor => sims.slice([0, 0], [-1, 1]).squeeze([1]);

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'the option forgotten': [
    'default-temperature',
    (q, p, n, temperatures) => tf.stack(temperatures.arraySync().map(() => infoNce(q, p, n))),
  ],
  'the first temperature for all': [
    'one-temperature',
    (q, p, n, temperatures) => {
      const [temperature = 1, ...others] = temperatures.arraySync();
      const loss = infoNce(q, p, n, { temperature });
      return tf.stack([loss, ...others.map(() => loss)]);
    },
  ],
  'from cold to hot': [
    'sorted',
    (q, p, n, temperatures) => {
      const sorted = temperatures.arraySync().sort((a, b) => a - b);
      return tf.stack(sorted.map((temperature) => infoNce(q, p, n, { temperature })));
    },
  ],
  'made comparable': [
    'multiplied-by-temperature',
    oneByOne((sims, t) => surprise(sims.div(t)).mean().mul(t)),
  ],
  'times the temperatures': [
    'temperature-multiplied',
    oneByOne((sims, t) => surprise(sims.mul(t)).mean()),
  ],
  'losses divided by the temperatures': [
    'temperature-after-the-log',
    oneByOne((sims, t) => surprise(sims).mean().div(t)),
  ],
  'no temperature at all': ['temperature-forgotten', oneByOne((sims) => surprise(sims).mean())],
  'the positive not divided': [
    'temperature-on-one-side',
    oneByOne((sims, t) => tf.logSumExp(sims.div(t), 1).sub(positiveOf(sims)).mean()),
  ],
  'negatives only below': [
    'positive-left-out',
    oneByOne((sims, t) => tf.logSumExp(negativesOf(sims).div(t), 1).sub(positiveOf(sims).div(t)).mean()), // prettier-ignore
  ],
  'sum over the queries': ['summed', oneByOne((sims, t) => surprise(sims.div(t)).sum())],
  'plus log': ['sign-flipped', oneByOne((sims, t) => surprise(sims.div(t)).mean().neg())],
  'mean share of the positive': [
    'log-missing',
    oneByOne((sims, t) => positiveOf(tf.softmax(sims.div<tf.Tensor2D>(t))).mean()),
  ],
  'log of the mean share': [
    'log-of-the-mean',
    oneByOne((sims, t) =>
      positiveOf(tf.softmax(sims.div<tf.Tensor2D>(t)))
        .mean()
        .log()
        .neg(),
    ),
  ],
  'exponentials as they are': [
    'exp-overflow',
    oneByOne((sims, t) => {
      const exps = sims.div<tf.Tensor2D>(t).exp();
      return positiveOf(exps).div(exps.sum(1)).log().neg().mean();
    }),
  ],
  'dot products': [
    'not-normalised',
    (q, p, n, temperatures) =>
      tf.tidy(() => {
        const right = q.mul(p).sum<tf.Tensor2D>(1, true);
        const sims = tf.concat([right, tf.matMul(q, n, false, true)], 1);
        return tf.stack(Array.from(temperatures.dataSync(), (t) => surprise(sims.div(t)).mean()));
      }),
  ],
  'in-batch negatives': [
    'batch-as-negatives',
    (q, p, _, temperatures) => {
      const sims = tf.matMul(unit(q), unit(p), false, true);
      const loss = (t: number) => tf.losses.softmaxCrossEntropy(tf.eye(q.shape[0]), sims.div(t));
      return tf.stack(temperatures.arraySync().map(loss));
    },
  ],
};
