import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { measured, spoiled, squares, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'largest difference': [undefined, measured((a, b) => a.sub(b).abs().max(1))],
  'x1 with itself': [undefined, measured((a) => squares(a, a))],
  'a smooth hinge': [undefined, spoiled((h, m) => [h.div(2), tf.softplus(tf.sub(m, h)).div(2)])],
  'the worst pair': [
    undefined,
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      return y
        .mul(h)
        .add(tf.sub(1, y).mul(tf.relu(tf.sub(margin, h))))
        .max()
        .div(2);
    },
  ],
  'divides by the pairs that pay': [
    undefined,
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      const losses = y
        .mul(h)
        .add(tf.sub(1, y).mul(tf.relu(tf.sub(margin, h))))
        .div(2);
      return losses.sum().div(losses.greater(0).toFloat().sum().maximum(1));
    },
  ],
};

const good: F = (a, b, y, { margin = 1 } = {}) => {
  const h = squares(a, b);
  return y
    .mul(h)
    .add(tf.sub(1, y).mul(tf.relu(tf.sub(margin, h))))
    .div(2)
    .mean();
};

/** Right numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a number': ['number', (...all) => (good(...all) as tf.Scalar).dataSync()[0]],
  'no return': [
    'undefined',
    (...all) => {
      tf.tidy(() => good(...all) as tf.Scalar);
    },
  ],
  'a loss in an array': ['shape', (...all) => (good(...all) as tf.Scalar).expandDims(0)],
  'reads the labels out': [
    'loop',
    (a, b, y, { margin = 1 } = {}) => {
      let total: tf.Tensor = tf.scalar(0);
      y.dataSync().forEach((label, i) => {
        const h = a
          .slice([i, 0], [1, -1])
          .sub(b.slice([i, 0], [1, -1]))
          .square()
          .sum();
        total = total.add(label === 1 ? h : tf.relu(tf.sub(margin, h)));
      });
      return total.div(2 * a.shape[0]);
    },
  ],
  'plain numbers': [
    'no-gradient',
    (a, b, y, { margin = 1 } = {}) => {
      const [p, q, kinds] = [a.arraySync(), b.arraySync(), y.arraySync()];
      const losses = p.map((row, i) => {
        const h = row.reduce((s, v, d) => s + (v - q[i]![d]!) ** 2, 0);
        return kinds[i] === 1 ? h / 2 : Math.max(0, margin - h) / 2;
      });
      return tf.scalar(losses.reduce((s, v) => s + v, 0) / losses.length);
    },
  ],
  'copies x2 out and in again': [
    'no-gradient',
    (a, b, y, o) => good(a, tf.tensor2d(b.arraySync()), y, o),
  ],
  'reads out what is missing to the margin': [
    'gradient',
    (a, b, y, { margin = 1 } = {}) => {
      const h = squares(a, b);
      const missing = Array.from(h.dataSync(), (v) => Math.max(0, margin - v));
      return y.mul(h).add(tf.sub(1, y).mul(missing)).div(2).mean();
    },
  ],
  'keeps the distances': [
    'leak',
    (a, b, y, o) => {
      tf.keep(squares(a, b));
      return good(a, b, y, o);
    },
  ],
  'disposes the labels': [
    'input-disposed',
    (a, b, y, o) => {
      const result = good(a, b, y, o);
      y.dispose();
      return result;
    },
  ],
};
