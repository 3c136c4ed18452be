import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { unit, cosines, rowsOf, sum, type M, type Options, type F } from './kit';
import { right } from './right';

/** Right or wrong numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'as many classes as the largest label': [
    'shape',
    (e, l) => right['loops over classes on plain numbers']!(e, l, { classes: Math.max(...l) + 1 }),
  ],
  'writes into the labels, right otherwise': [
    'input-changed',
    (e, l, o) => {
      const result = right['sums of unit vectors']!(e, l.slice(), o);
      l.fill(0);
      return result;
    },
  ],
  'a mask operation for each embedding': [
    'loop',
    (e, l, { classes = 10 } = {}) =>
      tf.tidy(() => {
        const u = tf.unstack(unit(e));
        let s: tf.Tensor = tf.zeros([classes, e.shape[1]]);
        u.forEach((x, n) => {
          s = s.add(
            tf.outerProduct(
              tf.oneHot(tf.scalar(l[n]!, 'int32'), classes).toFloat() as tf.Tensor1D,
              x as tf.Tensor1D,
            ),
          );
        });
        const self = Array.from({ length: classes }, (_, c) =>
          sum(rowsOf(l, c).map((k) => u[k]!.square().sum().dataSync()[0]!)),
        );
        const count = Array.from({ length: classes }, (_, c) => rowsOf(l, c).length);
        const pairs = count.map((a, i) =>
          count.map((b, j) => Math.max(1, a * b - (i === j ? a : 0))),
        );
        return tf
          .matMul(s, s, false, true)
          .sub(tf.diag(tf.tensor1d(self)))
          .div(pairs);
      }),
  ],
  'async with booleanMaskAsync': [
    'promise',
    async (e: M, l: Uint8Array, { classes = 10 }: Options = {}) => {
      const rows: number[][] = [];
      for (let i = 0; i < classes; i++) {
        const a = await tf.booleanMaskAsync(
          e,
          Array.from(l, (c) => c === i),
        );
        rows.push([cosines(a).mean().dataSync()[0]!]);
      }
      return tf.tensor2d(rows);
    },
  ],
  array: ['array', (e, l, o) => (right['sums of unit vectors']!(e, l, o) as tf.Tensor).arraySync()],
  'no return': ['undefined', () => undefined],
  flat: ['shape', (e, l, o) => (right['sums of unit vectors']!(e, l, o) as tf.Tensor).flatten()],
  kept: [
    'leak',
    (e, l, o) => {
      tf.keep(unit(e));
      return right['sums of unit vectors']!(e, l, o);
    },
  ],
  'disposes the embeddings': [
    'input-disposed',
    (e, l, o) => {
      const r = right['sums of unit vectors']!(e, l, o);
      e.dispose();
      return r;
    },
  ],
};
