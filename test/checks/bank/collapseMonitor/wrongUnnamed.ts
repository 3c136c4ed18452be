import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { monitor, torchVar, unit, warning, type F, type M } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'the first dimension stands for all': [
    undefined,
    monitor({ deviation: (z) => torchVar(unit(z)).sqrt().slice([0], [1]) }),
  ],
  'the largest deviation': [
    undefined,
    monitor({ deviation: (z) => torchVar(unit(z)).sqrt().max() }),
  ],
  'distance from the mean row': [
    undefined,
    monitor({ variance: (z) => tf.norm(z.sub(z.mean(0)), 2, 1).mean() }),
  ],
  'the first half of the batch': [
    undefined,
    monitor({
      variance: (z: M) => torchVar(z.slice([0], [Math.max(2, z.shape[0] >> 1)])).mean(),
    }),
  ],
  'warns at twice the threshold': [
    undefined,
    warning(({ variance, threshold }) => variance < 2.5 * threshold),
  ],
};
