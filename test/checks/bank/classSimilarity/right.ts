import * as tf from '@tensorflow/tfjs';
import { unit, cosines, rowsOf, entries, average, within, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'loops over classes on plain numbers': entries((sims, i, j) => average(within(sims, i, j))),
  'one-hot on both sides of the masked matrix': (embeddings, labels, { classes = 10 } = {}) =>
    tf.tidy(() => {
      const n = embeddings.shape[0];
      const members = tf.oneHot(tf.tensor1d(labels, 'int32'), classes).toFloat();
      const sims = cosines(embeddings).mul(tf.sub(1, tf.eye(n)));
      const totals = tf.matMul(tf.matMul(members, sims, true), members);
      const counts = tf.matMul(tf.matMul(members, tf.sub(1, tf.eye(n)), true), members);
      return totals.div(counts.maximum(1));
    }),
  'sums of unit vectors': (embeddings, labels, options) =>
    tf.tidy(() => {
      const classes = options?.classes ?? 10;
      const u = unit(embeddings);
      const members = tf.oneHot(Array.from(labels), classes).cast('float32');
      const s = tf.matMul(members, u, true, false);
      const n = members.sum(0);
      const self = tf.matMul(members, u.square().sum(1, true), true).reshape([classes]);
      const totals = tf.matMul(s, s, false, true).sub(tf.diag(self));
      const pairs = n.expandDims(1).mul(n.expandDims(0)).sub(tf.diag(n));
      return tf.divNoNan(totals, pairs);
    }),
  'subtracts n for the self-pairs': (embeddings, labels, { classes = 10 } = {}) => {
    const u = unit(embeddings);
    const members = tf.oneHot(tf.tensor1d(labels, 'int32'), classes, 1, 0).asType('float32');
    const s = tf.matMul(members, u, true);
    const n = members.sum(0);
    const pairs = tf.outerProduct(n as tf.Tensor1D, n as tf.Tensor1D).sub(tf.diag(n));
    const mean = tf.matMul(s, s, false, true).sub(tf.diag(n)).div(pairs.maximum(1));
    return tf.where(pairs.greater(0), mean, tf.zerosLike(mean));
  },
  'gathers each class': (embeddings, labels, { classes = 10 } = {}) => {
    const groups = Array.from({ length: classes }, (_, c) => rowsOf(labels, c));
    const out = groups.map((gi, i) =>
      groups.map((gj, j) => {
        const pairs = gi.length * gj.length - (i === j ? gi.length : 0);
        if (pairs === 0) return 0;
        return tf.tidy(() => {
          const sims = cosines(tf.gather(embeddings, gi), tf.gather(embeddings, gj));
          const counted = i === j ? sims.sub(tf.eye(gi.length).mul(sims)) : sims;
          return counted.sum().dataSync()[0]! / pairs;
        });
      }),
    );
    return tf.tensor2d(out);
  },
  'masks from comparing labels': (embeddings, labels, { classes = 10 } = {}) =>
    tf.tidy(() => {
      const sims = cosines(embeddings);
      const n = labels.length;
      const apart = tf.sub(1, tf.eye(n));
      const isClass = Array.from({ length: classes }, (_, c) =>
        tf.tensor1d(Array.from(labels, (l) => (l === c ? 1 : 0))),
      );
      const values = isClass.map((a) =>
        tf.stack(
          isClass.map((b) => {
            const mask = tf.outerProduct(a, b).mul(apart);
            return sims.mul(mask).sum().div(mask.sum().maximum(1));
          }),
        ),
      );
      return tf.stack(values);
    }),
  'mirrors the upper half': (embeddings, labels, { classes = 10 } = {}) => {
    const sims = tf.tidy(() => cosines(embeddings).arraySync());
    const buffer = tf.buffer([classes, classes]);
    for (let i = 0; i < classes; i++) {
      for (let j = i; j < classes; j++) {
        let total = 0;
        let pairs = 0;
        for (let n = 0; n < labels.length; n++) {
          for (let m = 0; m < labels.length; m++) {
            if (n === m || labels[n] !== i || labels[m] !== j) continue;
            total += sims[n]![m]!;
            pairs += 1;
          }
        }
        buffer.set(pairs > 0 ? total / pairs : 0, i, j);
        buffer.set(pairs > 0 ? total / pairs : 0, j, i);
      }
    }
    return buffer.toTensor();
  },
};
