import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { from, surprise, unit, type F, type M } from './kit';
import { right } from './right';

const plain = right['through a helper']! as (...args: Parameters<F>) => tf.Tensor;

/** Mistakes that no list holds, and numbers that are handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a loss for each query': [
    'shape',
    from(({ right: good, wrong, t }) => surprise(tf.concat([good, wrong], 1).div(t))),
  ],
  'a number': ['number', (...args) => plain(...args).dataSync()[0]],
  'no return': [
    'undefined',
    (...args) => {
      plain(...args);
    },
  ],
  'read out and put back': ['no-gradient', (...args) => tf.scalar(plain(...args).dataSync()[0]!)],
  'a query at a time': [
    'loop',
    (q, p, n, options) => {
      const losses = Array.from({ length: q.shape[0] }, (_, i) =>
        plain(q.slice([i], [1]), p.slice([i], [1]), n, options),
      );
      return tf.stack(losses).mean();
    },
  ],
  'stops the gradient of the negatives, as a queue would': [
    'gradient',
    (q, p, n, options) => {
      const frozen = tf.customGrad((x) => ({ value: (x as M).clone(), gradFunc: (dy: tf.Tensor) => [dy.mul(0)] })); // prettier-ignore
      return plain(q, p, frozen(n) as M, options);
    },
  ],
  'row i of the negatives for query i': [
    undefined,
    (q, p, n, { temperature = 0.07 } = {}) => {
      const own = n.shape[0] === q.shape[0] ? n : n.slice([0], [1]);
      const good = unit(q).mul(unit(p)).sum(1, true);
      const bad = unit(q).mul(unit(own)).sum(1, true);
      return surprise(tf.concat([good, bad], 1).div(temperature)).mean();
    },
  ],
  'both examples by heart': [
    undefined,
    (q, p, n) => tf.scalar((p.arraySync()[0]?.[0] ?? 0) > 0.5 ? 0.0049 : 4.4197).add(n.sum().mul(0)), // prettier-ignore
  ],
  'the temperature squared': [
    undefined,
    from(({ right: good, wrong, t }) => surprise(tf.concat([good, wrong], 1).div(t * t)).mean()),
  ],
  'cut at log(1 + K), as the textbook says': [
    undefined,
    from(
      ({ right: good, wrong, t }) =>
      surprise(tf.concat([good, wrong], 1).div(t)).minimum(Math.log(1 + wrong.shape[1]!)).mean(), // prettier-ignore
    ),
  ],
};
