import * as tf from '@tensorflow/tfjs';
import { average, clustersOf, loops, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'loops on plain numbers, a number': loops({}),
  'loops on plain numbers, a tensor': loops({ end: (worst) => tf.scalar(average(worst)) }),
  'all in tensors': (points, assignments) =>
    tf.tidy(() => {
      const list = Array.from(assignments);
      const names = [...new Set(list)];
      const member = tf
        .tensor1d(names)
        .expandDims(1)
        .equal(tf.tensor1d(list))
        .toFloat() as tf.Tensor2D; // [n, N]
      const share = member.div<tf.Tensor2D>(member.sum(1, true));
      const centres = tf.matMul(share, points); // [n, D]
      const offset = points.expandDims(0).sub(centres.expandDims(1)); // [n, N, D]
      const w = offset.square().sum(2).sqrt().mul(share).sum(1); // [n]
      const d = centres.expandDims(1).sub(centres.expandDims(0)).square().sum(2).sqrt();
      const far = d.add(tf.eye(names.length).mul(1e30));
      return w.expandDims(1).add(w).div(far).max(1).mean();
    }),
  'gathers each cluster': (points, assignments) =>
    tf.tidy(() => {
      const places = new Map<number, number[]>();
      Array.from(assignments).forEach((name, n) => {
        places.set(name, [...(places.get(name) ?? []), n]);
      });
      const clusters = [...places.values()].map((rows) => {
        const own = tf.gather(points, rows);
        const centre = own.mean(0);
        return { centre, w: tf.norm(own.sub(centre), 2, 1).mean() };
      });
      const worst = clusters.map((a) =>
        tf
          .stack(
            clusters
              .filter((b) => b !== a)
              .map((b) => a.w.add(b.w).div(tf.norm(a.centre.sub(b.centre)))),
          )
          .max(),
      );
      return tf.stack(worst).mean();
    }),
  'roots of means, which cancel out': (points, assignments) => {
    const rms = (a: readonly number[], b: readonly number[]) =>
      Math.sqrt(average(a.map((v, d) => (v - b[d]!) ** 2)));
    const clusters = clustersOf(points, assignments);
    const w = clusters.map(({ rows, centre }) => average(rows.map((row) => rms(row, centre))));
    let total = 0;
    for (let i = 0; i < clusters.length; i++) {
      let worst = 0;
      for (let j = 0; j < clusters.length; j++) {
        if (j === i) continue;
        worst = Math.max(worst, (w[i]! + w[j]!) / rms(clusters[i]!.centre, clusters[j]!.centre));
      }
      total += worst / clusters.length;
    }
    return total;
  },
};
