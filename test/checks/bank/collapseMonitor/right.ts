import * as tf from '@tensorflow/tfjs';
import { num, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'a function for the variances, used twice': (z, { threshold = 0.001 } = {}) =>
    tf.tidy(() => {
      const variances = (rows: tf.Tensor) =>
        rows
          .sub(rows.mean(0))
          .square()
          .sum(0)
          .div(z.shape[0] - 1);
      const unit = z.div(z.square().sum(1, true).add(1e-12).sqrt());
      const standardDeviation = variances(unit).sqrt().mean().dataSync()[0] ?? NaN;
      const variance = variances(z).mean().dataSync()[0] ?? NaN;
      if (variance < threshold) return { standardDeviation, variance, warning: 'Collapsing!' };
      return { standardDeviation, variance };
    }),
  'tf.moments, corrected': (z, options = {}) => {
    const n = z.shape[0];
    const unit = tf.div(z, tf.maximum(tf.norm(z, 2, 1, true), 1e-12));
    const a = tf.moments(unit, 0).variance.mul(n / (n - 1));
    const b = tf.moments(z, [0]).variance.mul(n / (n - 1));
    const variance = num(b.mean());
    const warning = variance < (options.threshold ?? 1e-3) ? `variance: ${variance}` : undefined;
    return { standardDeviation: num(a.sqrt().mean()), variance, warning };
  },
  'plain loops over plain numbers': (z, { threshold = 0.001 } = {}) => {
    const rows = z.arraySync();
    const average = (list: number[]) => list.reduce((s, v) => s + v, 0) / list.length;
    const varianceOf = (list: number[]) => {
      const m = average(list);
      let sum = 0;
      for (const v of list) sum += (v - m) * (v - m);
      return sum / (list.length - 1);
    };
    const columns = (of: number[][]) => of[0]!.map((_, d) => of.map((row) => row[d]!));
    const short = rows.map((row) => {
      const length = Math.hypot(...row) || 1;
      return row.map((v) => v / length);
    });
    const variance = average(columns(rows).map(varianceOf));
    const standardDeviation = average(columns(short).map((c) => Math.sqrt(varianceOf(c))));
    return { standardDeviation, variance, warning: variance < threshold ? 'careful' : '' };
  },
  'centres by a matrix': (z, { threshold = 0.001 } = {}) =>
    tf.tidy(() => {
      const [n] = z.shape;
      const centre = tf.eye(n).sub<tf.Tensor2D>(1 / n);
      const squares = (x: tf.Tensor) => tf.matMul(centre, x).pow(2).sum(0).div(n - 1);
      const u = z.divNoNan(tf.sqrt(tf.sum(tf.mul(z, z), -1, true)));
      const [variance = NaN] = squares(z).mean().dataSync();
      const [standardDeviation = NaN] = squares(u).sqrt().mean().dataSync();
      return {
        variance,
        standardDeviation,
        effectiveRank: NaN, // not asked for, no harm
        ...(variance < threshold && { warning: 'too little variance' }),
      };
    }), // prettier-ignore
};
