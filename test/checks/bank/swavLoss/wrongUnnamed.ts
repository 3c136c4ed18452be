import * as tf from '@tensorflow/tfjs';
import { sinkhorn } from '../../../../lib';
import type { Wrong } from '../bank';
import { half, swav, type F, type M } from './kit';

const free = (scores: M): tf.Tensor => {
  let log: tf.Tensor = scores.mul(20);
  for (let i = 0; i < 3; i++) {
    log = log.sub(log.logSumExp(0, true));
    log = log.sub(log.logSumExp(1, true));
  }
  return log.exp();
};

/** Mistakes that no list holds, and right numbers handed over in the wrong way. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'one iteration': [undefined, swav({ assign: (s) => sinkhorn(s, { iterations: 1 }) })],
  'softer assignments': [undefined, swav({ assign: (s) => sinkhorn(s, { epsilon: 0.1 }) })],
  'targets of the pictures in reverse': [undefined, swav({ assign: (s) => sinkhorn(s).reverse(0) })], // prettier-ignore
  'the worse half': [undefined, swav({ combine: (a, b) => tf.maximum(a, b) })],
  'an entropy bonus': [
    undefined,
    swav({ half: (q, s, t) => half(q, s, t).add(half(tf.softmax(s.div(t)), s, t).mul(0.1)) }),
  ],
  'rounded to two decimals': [
    undefined,
    swav({ combine: (a, b) => a.add(b).mul(50).round().div(100) }),
  ],
  'its own Sinkhorn, not stopped': [
    'gradient-not-stopped',
    (a, b, c, o) => swav(o?.assign ? {} : { assign: free })(a, b, c, o),
  ],
  'predictions stopped as well': [
    'gradient',
    swav({
      half: (q, s, t) =>
        half(q, tf.customGrad((x) => ({ value: (x as M).clone(), gradFunc: () => tf.zerosLike(s) }))(s), t), // prettier-ignore
    }),
  ],
  'a number': ['number', (a, b, c, o) => (swav({})(a, b, c, o) as tf.Tensor).dataSync()[0]],
  'no return': [
    'undefined',
    (a, b, c) => {
      tf.tidy(() => swav({})(a, b, c) as tf.Tensor);
    },
  ],
  'one loss a picture': [
    'shape',
    swav({ half: (q, s, t) => q.mul(tf.logSoftmax(s.div(t))).sum(1).neg() }),
  ], // prettier-ignore
  'read out and put back': [
    'no-gradient',
    (a, b, c, o) => tf.scalar((swav({})(a, b, c, o) as tf.Tensor).dataSync()[0]!),
  ],
  'a loop over the pictures': [
    'loop',
    swav({
      half: (q, s, t) => {
        const each: tf.Tensor[] = [];
        for (let n = 0; n < q.shape[0]; n++) {
          each.push(half(q.slice([n, 0], [1, -1]), s.slice([n, 0], [1, -1]), t));
        }
        return tf.addN(each).div(each.length);
      },
    }),
  ],
  'keeps its targets': ['leak', swav({ half: (q, s, t) => half(tf.keep(q.clone()), s, t) })],
};
