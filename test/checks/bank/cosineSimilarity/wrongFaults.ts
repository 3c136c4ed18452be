import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, type M, type F } from './kit';

/** Right or wrong numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'tf.losses.cosineDistance a row': [
    'loop',
    (a, b) =>
      tf.stack(
        tf
          .unstack(unit(a))
          .map((x, i) => tf.scalar(1).sub(tf.losses.cosineDistance(x, tf.unstack(unit(b))[i]!, 0))),
      ),
  ],
  'squeezes a batch of one': ['shape', (a, b) => unit(a).mul(unit(b)).sum(1).squeeze()],
  'a loop over the rows': [
    'loop',
    (a, b) => {
      const rows: tf.Tensor[] = [];
      for (let i = 0; i < a.shape[0]; i++) {
        const x = a.slice([i, 0], [1, -1]);
        const y = b.slice([i, 0], [1, -1]);
        rows.push(
          x
            .mul(y)
            .sum()
            .div(tf.norm(x).mul(tf.norm(y)).add(1e-9)),
        );
      }
      return tf.stack(rows);
    },
  ],
  'plain loops over arraySync': [
    'no-gradient',
    (a, b) => {
      const [p, q] = [a.arraySync(), b.arraySync()];
      return tf.tensor1d(
        p.map((x, i) => {
          const y = q[i]!;
          let [s, l, m] = [0, 0, 0];
          for (let d = 0; d < x.length; d++) {
            s += x[d]! * y[d]!;
            l += x[d]! ** 2;
            m += y[d]! ** 2;
          }
          return l * m > 0 ? s / Math.sqrt(l * m) : 0;
        }),
      );
    },
  ],
  'lengths read out of the tensors': [
    'gradient',
    (a, b) => {
      const l1 = Array.from(tf.norm(a, 2, 1).dataSync());
      const l2 = Array.from(tf.norm(b, 2, 1).dataSync());
      return a
        .mul(b)
        .sum(1)
        .div(l1.map((l, i) => Math.max(l * l2[i]!, 1e-12)));
    },
  ],
  'returns an array': ['array', (a, b) => unit(a).mul(unit(b)).sum(1).arraySync()],
  'returns a number': ['number', (a, b) => unit(a).mul(unit(b)).sum().dataSync()[0]],
  'forgets to return': [
    'undefined',
    (a, b) => {
      tf.tidy(() => unit(a).mul(unit(b)).sum(1));
    },
  ],
  async: ['promise', async (a: M, b: M) => Promise.resolve(unit(a).mul(unit(b)).sum(1))],
  'disposes its result': [
    'disposed',
    (a, b) => {
      const result = unit(a).mul(unit(b)).sum(1);
      result.dispose();
      return result;
    },
  ],
  'disposes its inputs': [
    'input-disposed',
    (a, b) => {
      const result = unit(a).mul(unit(b)).sum(1);
      tf.dispose([a, b]);
      return result;
    },
  ],
  'keeps its intermediate steps': [
    'leak',
    (a, b) =>
      tf.tidy(() =>
        tf
          .keep(unit(a))
          .mul(tf.keep(unit(b)))
          .sum(1),
      ),
  ],
  'makes a variable in every call': [
    'leak',
    (a, b) => {
      const v = tf.variable(unit(a));
      return v.mul(unit(b)).sum(1);
    },
  ],
  'returns booleans': ['dtype', (a, b) => unit(a).mul(unit(b)).sum(1).greater(0)],
  'swaps shape and rank': ['threw', (a, b) => tf.matMul(a, b).sum(1)],
  'keeps its result': ['leak', (a, b) => tf.keep(unit(a).mul(unit(b)).sum(1))],
};
