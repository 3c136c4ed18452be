import * as tf from '@tensorflow/tfjs';
import { asking, lists, type F, type Pair } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'two loops and two questions': asking(
    (labels, i, j) => labels[i] === labels[j] && i !== j,
    (labels, i, j) => labels[i] !== labels[j],
  ),
  'each two pictures once, pushed both ways': (labels) => {
    const positives: Pair[] = [];
    const negatives: Pair[] = [];
    for (let i = 0; i < labels.length; i++) {
      for (let j = i + 1; j < labels.length; j++) {
        const to = labels[i] === labels[j] ? positives : negatives;
        to.push([i, j], [j, i]);
      }
    }
    return lists(positives, negatives);
  },
  'a table of comparisons in tensors, then its places': (labels) => {
    const n = labels.length;
    const column = tf.tensor2d(Array.from(labels), [n, 1], 'int32');
    const same = tf.tidy(() => tf.equal(column, column.transpose()).toFloat());
    const equal = tf.tidy(() => same.sub(tf.eye(n)).dataSync());
    const differ = tf.tidy(() => tf.sub(1, same).dataSync());
    tf.dispose([column, same]);
    const places = (mask: ArrayLike<number>) =>
      Array.from(mask).flatMap((v, k): Pair[] => (v === 1 ? [[Math.floor(k / n), k % n]] : []));
    return lists(places(equal), places(differ));
  },
  'flat places, last to first': (labels) => {
    const n = labels.length;
    const flat = Array.from({ length: n * n }, (_, k) => n * n - 1 - k).filter((k) => k % (n + 1));
    const row = (k: number) => Math.floor(k / n);
    const positive = flat.filter((k) => labels[row(k)] === labels[k % n]);
    const negative = flat.filter((k) => labels[row(k)] !== labels[k % n]);
    return {
      anchorPositive: Int32Array.from(positive, row),
      positive: Int32Array.from(positive, (k) => k % n),
      anchorNegative: Int32Array.from(negative, row),
      negative: Int32Array.from(negative, (k) => k % n),
    };
  },
  'class by class, in plain arrays': (labels) => {
    const all = [...labels.keys()];
    const result: Record<string, number[]> = {
      anchorPositive: [],
      positive: [],
      anchorNegative: [],
      negative: [],
    };
    for (const label of new Set(labels)) {
      const members = all.filter((i) => labels[i] === label);
      const strangers = all.filter((i) => labels[i] !== label);
      for (const i of members) {
        const friends = members.filter((j) => j !== i);
        result['anchorPositive']!.push(...friends.map(() => i));
        result['positive']!.push(...friends);
        result['anchorNegative']!.push(...strangers.map(() => i));
        result['negative']!.push(...strangers);
      }
    }
    return result;
  },
};
