import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { cosines, unit, type F, type M } from './kit';

/** Right or wrong numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a number': ['number', (a, b) => -(cosines(a, b).mean().dataSync()[0] ?? NaN)],
  'no return': [
    'undefined',
    (a, b) => {
      tf.tidy(() => cosines(a, b).mean().neg());
    },
  ],
  async: ['promise', (a: M, b: M) => Promise.resolve(cosines(a, b).mean().neg())],
  'a list of one': ['shape', (a, b) => cosines(a, b).mean(0, true).neg()],
  'read out and put back': [
    'no-gradient',
    (a, b) => tf.scalar(-(cosines(a, b).mean().dataSync()[0] ?? NaN)),
  ],
  'z2 as a constant': [
    'no-gradient',
    (a, b) => unit(a).mul(tf.tensor2d(unit(b).arraySync() as number[][])).sum(1).mean().neg(),
  ], // prettier-ignore
  'a loop over the pairs': [
    'loop',
    (a, b) => {
      let sum: tf.Tensor = tf.scalar(0);
      for (let i = 0; i < a.shape[0]; i++) {
        sum = sum.add(cosines(a.slice([i], [1]), b.slice([i], [1])).sum());
      }
      return sum.div(-a.shape[0]);
    },
  ],
  'keeps its unit rows': [
    'leak',
    (a, b) => tf.tidy(() => tf.keep(unit(a)).mul(unit(b)).sum(1).mean().neg()),
  ],
};
