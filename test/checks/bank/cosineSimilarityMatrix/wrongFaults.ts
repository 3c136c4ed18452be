import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, cosines, type F } from './kit';

/** Right or wrong numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a loop over the rows of a': [
    'loop',
    (a, b) => {
      const v = unit(b);
      const rows = tf
        .split(unit(a), a.shape[0])
        .map((row) => tf.matMul(v, row, false, true).flatten());
      return tf.stack(rows);
    },
  ],
  'two loops over arraySync': [
    'no-gradient',
    (a, b) => {
      const [p, q] = [a.arraySync(), b.arraySync()];
      const len = (x: number[]) => Math.sqrt(x.reduce((s, v) => s + v * v, 0));
      return tf.tensor2d(
        p.map((x) =>
          q.map((y) => x.reduce((s, v, d) => s + v * y[d]!, 0) / Math.max(1e-12, len(x) * len(y))),
        ),
      );
    },
  ],
  'array of arrays': ['array', (a, b) => cosines(a, b).arraySync()],
  'Promise of an array': ['promise', (a, b) => cosines(a, b).array()],
  'no return': [
    'undefined',
    (a, b) => {
      cosines(a, b);
    },
  ],
  flattened: ['shape', (a, b) => cosines(a, b).flatten()],
  squeezed: ['shape', (a, b) => cosines(a, b).squeeze()],
  'normalises the inputs in place': [
    'input-disposed',
    (a, b) => {
      const [u, v] = [unit(a), unit(b)];
      a.dispose();
      b.dispose();
      return tf.matMul(u, v, false, true);
    },
  ],
  'keeps the unit rows for later': [
    'leak',
    (a, b) => tf.tidy(() => tf.matMul(tf.keep(unit(a)), unit(b), false, true)),
  ],
  'as integers': ['dtype', (a, b) => cosines(a, b).toInt()],
  'object around the tensor': ['other', (a, b) => ({ similarities: cosines(a, b) })],
  'throws a string': [
    'threw',
    () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a student may throw anything
      throw 'not yet';
    },
  ],
};
