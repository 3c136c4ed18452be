import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { anchors, cosines, hide, spoiled, unit, type F } from './kit';

/** Mistakes that no list holds, and numbers that are handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'the losses of the anchors': [
    'shape',
    spoiled(({ sims, n, temperature }) => anchors(sims.div(temperature).add(hide(2 * n)), n)),
  ],
  'keeps an axis': [
    'shape',
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n).mean(0, true),
    ),
  ],
  'a number': [
    'number',
    (z1, z2, { temperature = 0.07 } = {}) => {
      const n = z1.shape[0];
      const logits = cosines(tf.concat([z1, z2]))
        .div(temperature)
        .add(hide(2 * n));
      return anchors(logits, n).mean().dataSync()[0];
    },
  ],
  'no return': [
    'undefined',
    (z1, z2) => {
      cosines(tf.concat([z1, z2]));
    },
  ],
  'loops over plain numbers': [
    'no-gradient',
    (z1, z2, { temperature = 0.07 } = {}) => {
      const n = z1.shape[0];
      const s = tf.tidy(() =>
        cosines(tf.concat([z1, z2]))
          .div<tf.Tensor2D>(temperature)
          .arraySync(),
      );
      let total = 0;
      s.forEach((row, i) => {
        const others = row.filter((_, k) => k !== i);
        const top = Math.max(...others);
        const sum = others.reduce((acc, v) => acc + Math.exp(v - top), 0);
        total += top + Math.log(sum) - row[(i + n) % (2 * n)]!;
      });
      return tf.scalar(total / (2 * n));
    },
  ],
  'an anchor at a time': [
    'loop',
    (z1, z2, { temperature = 0.07 } = {}) =>
      tf.tidy(() => {
        const n = z1.shape[0];
        const views = unit(tf.concat([z1, z2]));
        const losses = tf
          .range(0, 2 * n)
          .arraySync()
          .map((i) => {
            const row = tf
              .matMul(views, views.slice([i], [1]), false, true)
              .squeeze<tf.Tensor1D>([1]);
            const logits = row.div<tf.Tensor1D>(temperature);
            const others = tf.concat([logits.slice(0, i), logits.slice(i + 1)]);
            return tf.logSumExp(others).sub(logits.slice((i + n) % (2 * n), 1).sum());
          });
        return tf.stack(losses).mean();
      }),
  ],
  'an object around the loss': [
    'other',
    spoiled(({ sims }) => ({ loss: sims.mean() }) as unknown as tf.Tensor),
  ],
  'a constant near the source’s value': [undefined, () => tf.scalar(6.792835)],
  'the temperature squared': [
    undefined,
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature * temperature).add(hide(2 * n)), n).mean(),
    ),
  ],
  'half of the loss': [
    undefined,
    spoiled(({ sims, n, temperature }) =>
      anchors(sims.div(temperature).add(hide(2 * n)), n)
        .mean()
        .div(2),
    ),
  ],
};
