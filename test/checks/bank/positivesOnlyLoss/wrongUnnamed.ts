import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { cosines, unit, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'the source’s number by heart': [
    undefined,
    (a, b) => cosines(a, b).mean().mul(0).sub(0.06671171),
  ],
  'partners in reverse order': [undefined, (a, b) => unit(a).mul(unit(b.reverse(0))).sum(1).mean().neg()], // prettier-ignore
  'the worst pair': [undefined, (a, b) => cosines(a, b).min().neg()],
  'the best partner in the batch': [
    undefined,
    (a, b) => tf.matMul(unit(a), unit(b), false, true).max(1).mean().neg(),
  ],
  'rounded to three decimals': [
    undefined,
    (a, b) => cosines(a, b).mean().neg().mul(1000).round().div(1000),
  ],
  'the first 32 pairs': [
    undefined,
    (a, b) => cosines(a, b).slice([0], [Math.min(32, a.shape[0])]).mean().neg(),
  ], // prettier-ignore
};
