import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { finishing, lse, type F } from './kit';
import { right } from './right';

const solved = right['where and logSumExp']!;
const asTensor = (x: unknown) => x as tf.Tensor;

/** Mistakes that no list holds, and right numbers handed over in the wrong way. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'never below zero': [undefined, (p, n, i, o) => asTensor(solved(p, n, i, o)).relu()],
  'logarithm to base 2': [undefined, (p, n, i, o) => asTensor(solved(p, n, i, o)).div(Math.LN2)],
  'leaves the last negative out': [
    undefined,
    (p, n, i, o) => {
      if (p.size === 0 || n.size === 0) return tf.scalar(0);
      const fewer = { ...i, anchorNegative: i.anchorNegative.map((a, m) => (m === 0 ? -1 : a)) };
      return solved(p, n, fewer, o);
    },
  ],
  'absolute similarities': [undefined, (p, n, i, o) => solved(p.abs(), n.abs(), i, o)],
  'others at −10': [undefined, finishing(({ p, rows }) => lse(rows.maximum(-10)).sub(p))],
  'one loss for each anchor': [
    'shape',
    finishing(({ p, rows, indices }) => {
      const loss = lse(rows).sub(p);
      const anchors = Math.max(...indices.anchorPositive) + 1;
      const pick = tf.oneHot(tf.tensor1d(indices.anchorPositive, 'int32'), anchors).toFloat();
      return tf.matMul(pick, loss.expandDims(1), true).squeeze([1]);
    }),
  ],
  'a column': ['shape', finishing(({ p, rows }) => lse(rows).sub(p).expandDims(1))],
  'a number where there are no pairs': [
    'number',
    (p, n, i, o) => (p.size === 0 || n.size === 0 ? 0 : solved(p, n, i, o)),
  ],
  'an array': ['array', (p, n, i, o) => asTensor(solved(p, n, i, o)).arraySync()],
  'no return': ['undefined', () => undefined],
  'reads the similarities out': [
    'no-gradient',
    (p, n, i, o) => solved(tf.tensor1d(p.dataSync()), tf.tensor1d(n.dataSync()), i, o),
  ],
  'no gradient through the denominator': [
    'gradient',
    (p, n, i, o) => solved(p, n.mul(0).add<tf.Tensor1D>(tf.tensor1d(n.dataSync())), i, o),
  ],
  'a row at a time': [
    'loop',
    (p, n, { anchorPositive, anchorNegative }, { temperature = 0.07 } = {}) =>
      tf.tidy(() => {
        if (p.size === 0 || n.size === 0) return tf.scalar(0);
        const rows = Array.from(anchorPositive, (anchor, k) => {
          const mine = [...anchorNegative.keys()].filter((m) => anchorNegative[m] === anchor);
          const picked = tf.gather(n, tf.tensor1d(mine, 'int32'));
          return tf.logSumExp(picked.div(temperature)).sub(p.slice(k, 1).div(temperature));
        });
        return tf.concat(rows);
      }),
  ],
  'keeps the mask for the next call': [
    'leak',
    (p, n, i, o) => {
      tf.keep(tf.tensor1d(i.anchorNegative, 'int32'));
      return solved(p, n, i, o);
    },
  ],
  'disposes the negatives': [
    'input-disposed',
    (p, n, i, o) => {
      const loss = solved(p, n, i, o);
      n.dispose();
      return loss;
    },
  ],
};
