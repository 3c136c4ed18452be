import * as tf from '@tensorflow/tfjs';
import { momentumUpdate } from '../../../../lib';
import { each, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the library’s': (target, online, options) => {
    momentumUpdate(target, online, options);
  },
  'by the difference': (target, online, { momentum = 0.999 } = {}) => {
    tf.tidy(() => {
      each(target, online, (t, o) => {
        t.assign(t.add(o.sub(t).mul(1 - momentum)));
      });
    });
  },
  'forEach over the entries, without tidy': (target, online, { momentum = 0.999 } = {}) => {
    Object.entries(target.weights).forEach(([name, t]) => {
      t.assign(tf.add(tf.mul(t, momentum), tf.mul(online.weights[name]!, 1 - momentum)));
    });
  },
  'two lists side by side, and it returns the target': (target, online, options = {}) => {
    const m = options.momentum ?? 0.999;
    const leaders = Object.values(online.weights);
    tf.tidy(() => {
      Object.values(target.weights).forEach((t, i) => {
        t.assign(tf.addN([t.mul(m), leaders[i]!.mul(1 - m)]));
      });
    });
    return target;
  },
};
