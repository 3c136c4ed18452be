import * as tf from '@tensorflow/tfjs';
import { infoNce } from '../../../../lib';
import type { Wrong } from '../bank';
import { cosines, oneByOne, surprise, type F } from './kit';
import { right } from './right';

const plain = right['infoNce for each temperature']! as (...args: Parameters<F>) => tf.Tensor1D;

/** Mistakes that no list holds, and numbers that are handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a list of scalars': [
    'array',
    (q, p, n, temperatures) =>
      temperatures.arraySync().map((temperature) => infoNce(q, p, n, { temperature })),
  ],
  'the mean over the temperatures': ['shape', (...args) => plain(...args).mean()],
  'a row for each query': ['shape', oneByOne((sims, t) => surprise(sims.div(t)))],
  'read out and put back': [
    'no-gradient',
    (...args) => tf.tensor1d(Array.from(plain(...args).dataSync())),
  ],
  'temperatures across the candidates': [
    'threw',
    (q, p, n, temperatures) => surprise(cosines(q, p, n).div(temperatures)).mean(),
  ],
  'the list sorted where it lies': [
    'input-changed',
    (q, p, n, temperatures) => {
      const losses = plain(q, p, n, temperatures);
      temperatures.dataSync().reverse();
      return losses;
    },
  ],
  'keeps its similarities': [
    'leak',
    (q, p, n, temperatures) => {
      const sims = tf.keep(cosines(q, p, n));
      return tf.stack(temperatures.arraySync().map((t) => surprise(sims.div(t)).mean()));
    },
  ],
  'rounded to two decimals': [
    undefined,
    (...args) =>
      plain(...args)
        .mul(100)
        .round()
        .div(100),
  ],
  'the loss above the best': [undefined, (...args) => plain(...args).sub(plain(...args).min())],
};
