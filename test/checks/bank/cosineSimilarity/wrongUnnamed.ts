import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, type M, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'tf.dot-like sum over everything': [undefined, (a, b) => a.mul(b).sum()],
  'means everywhere but one root': [
    undefined,
    (a, b) =>
      a
        .mul(b)
        .mean(1)
        .div(a.square().sum(1).sqrt().mul(b.square().mean(1).sqrt())),
  ],
  'absolute values before the sum': [undefined, (a, b) => unit(a).mul(unit(b)).abs().sum(1)],
  'a zero row counts as parallel': [
    undefined,
    (a, b) => {
      const c = a
        .mul(b)
        .sum(1)
        .div(tf.norm(a, 2, 1).mul(tf.norm(b, 2, 1)));
      return tf.where(c.isNaN(), tf.onesLike(c), c);
    },
  ],
  'rounds to three decimals': [
    undefined,
    (a, b) => unit(a).mul(unit(b)).sum(1).mul(1000).round().div(1000),
  ],
  'ignores the last feature': [
    undefined,
    (a, b) => {
      const cut = (z: M) => z.slice([0, 0], [-1, Math.max(1, z.shape[1] - 1)]);
      return unit(cut(a))
        .mul(unit(cut(b)))
        .sum(1);
    },
  ],
  'knows the source’s answer by heart': [
    undefined,
    (a, b) =>
      a.shape[1] === 8
        ? tf.tensor1d([0.44447064, -0.02418898, 0.03658391, -0.19001874])
        : a.mul(b).sum(1),
  ],
  'z2 the other way round': [
    undefined,
    (a, b) =>
      unit(a)
        .mul(unit(b.reverse(0)))
        .sum(1),
  ],
  'best partner in the batch': [
    undefined,
    (a, b) => tf.matMul(unit(a), unit(b), false, true).max(1),
  ],
  'cuts at 0.9': [undefined, (a, b) => unit(a).mul(unit(b)).sum(1).clipByValue(-0.9, 0.9)],
  'only the first 16 rows': [
    undefined,
    (a, b) => {
      const cosines = unit(a).mul(unit(b)).sum(1);
      return tf.where(tf.range(0, a.shape[0]).less(16), cosines, tf.zerosLike(cosines));
    },
  ],
  'remembers the answer by shape': [
    undefined,
    (() => {
      const known: Record<string, number[]> = {};
      return (a: M, b: M) =>
        tf.tensor1d((known[a.shape.join()] ??= [...unit(a).mul(unit(b)).sum(1).dataSync()]));
    })(),
  ],
};
