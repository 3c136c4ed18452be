import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, cosines, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'reshape in place of transpose': [
    undefined,
    (a, b) => tf.matMul(unit(a), unit(b).reshape([b.shape[1], b.shape[0]])),
  ],
  'normalises a twice': [
    undefined,
    (a, b) => tf.matMul(unit(unit(a)), b.div(tf.norm(b)), false, true),
  ],
  'mirrors the upper triangle': [
    undefined,
    (a, b) => {
      const c = cosines(a, b);
      if (a.shape[0] !== b.shape[0]) return c;
      const upper = tf.linalg.bandPart(c, 0, -1);
      return upper.add(upper.transpose()).sub(c.mul(tf.eye(a.shape[0])));
    },
  ],
  'centres the features': [undefined, (a, b) => cosines(a.sub(a.mean(0)), b.sub(b.mean(0)))],
  'swapped where the counts differ': [
    undefined,
    (a, b) => (a.shape[0] < b.shape[0] ? cosines(b, a).transpose().neg().neg() : cosines(b, a)),
  ],
  'less the mean of the row': [undefined, (a, b) => cosines(a, b).sub(cosines(a, b).mean(1, true))],
  'both sets in one': [undefined, (a, b) => cosines(tf.concat([a, b]), tf.concat([a, b]))],
};
