import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { monitor, num, torchVar, unit, type F, type M } from './kit';
import { right } from './right';

const report = right['a function for the variances, used twice']!;

/** Right or wrong numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'tensors in place of numbers': [
    'other',
    (z) => ({
      standardDeviation: torchVar(unit(z)).sqrt().mean(),
      variance: torchVar(z).mean(),
    }),
  ],
  'other names': [
    'other',
    (z) => ({ std: num(torchVar(unit(z)).sqrt().mean()), var: num(torchVar(z).mean()) }),
  ],
  'true or false, as the source': ['other', (z) => num(torchVar(z).mean()) >= 0.001],
  'prints and returns nothing': ['undefined', () => undefined],
  async: ['promise', (z, options) => Promise.resolve(report(z, options))],
  'a list of three': [
    'array',
    (z) => [num(torchVar(unit(z)).sqrt().mean()), num(torchVar(z).mean()), false],
  ],
  'keeps the unit rows': ['leak', monitor({ deviation: (z) => torchVar(tf.keep(unit(z))).sqrt().mean() })], // prettier-ignore
  'slices row by row': [
    'loop',
    monitor({
      variance: (z: M) => {
        let sum: tf.Tensor = tf.zeros([z.shape[1]]);
        for (let i = 0; i < z.shape[0]; i++) {
          sum = sum.add(z.slice([i], [1]).reshape([-1]).sub(z.mean(0)).square());
        }
        return sum.div(z.shape[0] - 1).mean();
      },
    }),
  ],
  'disposes the embeddings': [
    'input-disposed',
    (z, options) => {
      const found = report(z, options);
      z.dispose();
      return found;
    },
  ],
};
