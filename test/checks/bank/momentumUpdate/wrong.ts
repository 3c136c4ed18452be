import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { each, type F } from './kit';

/** A rule for the new value of a weight. */
type New = (t: tf.Tensor, o: tf.Tensor, m: number) => tf.Tensor;

const byRule =
  (rule: New, otherwise = 0.999): F =>
  (target, online, { momentum = otherwise } = {}) => {
    tf.tidy(() => {
      each(target, online, (t, o) => {
        t.assign(rule(t, o, momentum));
      });
    });
  };

const average: New = (t, o, m) => t.mul(m).add(o.mul(1 - m));

/** Mistakes in the formula. */
export const wrongFormulas: Record<string, Wrong<F>> = {
  'm of the online network': ['shares-swapped', byRule((t, o, m) => o.mul(m).add(t.mul(1 - m)))],
  'm of the difference': ['shares-swapped', byRule((t, o, m) => t.add(o.sub(t).mul(m)))],
  'a copy': ['copied', byRule((_, o) => o.clone())],
  'o not scaled': ['online-not-scaled', byRule((t, o, m) => t.mul(m).add(o))],
  't not scaled': ['target-not-scaled', byRule((t, o, m) => t.add(o.mul(1 - m)))],
  'the difference the other way round': [
    'moves-away',
    byRule((t, o, m) => t.add(t.sub(o).mul(1 - m))),
  ],
  'the sum': ['added', byRule((t, o) => t.add(o))],
  'the mean': ['half-way', byRule((t, o) => t.add(o).div(2))],
  'm of both': ['same-share-twice', byRule((t, o, m) => t.add(o).mul(m))],
  '0.999 always': ['momentum-fixed', byRule((t, o) => average(t, o, 0.999))],
  '0.9 always': ['momentum-fixed', byRule((t, o) => average(t, o, 0.9))],
  'default 0.99': ['default-momentum', byRule(average, 0.99)],
  'default 0.9, as for SGD': ['default-momentum', byRule(average, 0.9)],
  rounded: [undefined, byRule((t, o, m) => average(t, o, m).mul(1000).round().div(1000))],
  'squared shares': [undefined, byRule((t, o, m) => average(t, o, m * m))],
};

/** Mistakes in what is changed. */
export const wrongPlaces: Record<string, Wrong<F>> = {
  'forgets assign': [
    'not-assigned',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          average(t, o, momentum);
        });
      });
    },
  ],
  'puts new tensors into the object': [
    'not-assigned',
    (target, online, { momentum = 0.999 } = {}) => {
      const weights = target.weights as Record<string, tf.Tensor>;
      each(target, online, (t, o) => {
        const name = Object.keys(target.weights).find((key) => weights[key] === t)!;
        weights[name] = tf.tidy(() => average(t, o, momentum));
      });
    },
  ],
  'moves the online network': [
    'online-changed',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          o.assign(average(o, t, momentum));
        });
      });
    },
  ],
  'moves both': [
    'online-changed',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          const both = average(t, o, momentum);
          t.assign(both);
          o.assign(both);
        });
      });
    },
  ],
  'the first weight only': [
    'bias-forgotten',
    (target, online, { momentum = 0.999 } = {}) => {
      const [t] = Object.values(target.weights);
      const [o] = Object.values(online.weights);
      tf.tidy(() => {
        t!.assign(average(t!, o!, momentum));
      });
    },
  ],
  'no matrices': [
    'weight-forgotten',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          if (t.rank === 1) t.assign(average(t, o, momentum));
        });
      });
    },
  ],
  'disposes the online network': [
    'threw',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          t.assign(average(t, o, momentum));
          o.dispose();
        });
      });
    },
  ],
  'keeps the old weights': [
    'leak',
    (target, online, { momentum = 0.999 } = {}) => {
      tf.tidy(() => {
        each(target, online, (t, o) => {
          tf.keep(t.clone());
          t.assign(average(t, o, momentum));
        });
      });
    },
  ],
};
