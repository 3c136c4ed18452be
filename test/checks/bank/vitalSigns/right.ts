import * as tf from '@tensorflow/tfjs';
import { num, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'cosines all the way': (z1, z2) =>
    tf.tidy(() => {
      const unit = (z: tf.Tensor2D) =>
        z.div<tf.Tensor2D>(z.square().sum(1, true).add(1e-12).sqrt());
      const [u, v] = [unit(z1), unit(z2)];
      const n = z1.shape[0];
      const squares = u.square().sum(1, true);
      const d = squares.add(squares.transpose()).sub(tf.matMul(u, u, false, true).mul(2));
      const pairs = tf.ones([n, n]).sub(tf.eye(n));
      const centred = u.sub<tf.Tensor2D>(u.mean(0));
      const covariance = tf.matMul(centred, centred, true).div(n - 1);
      const trace = num(centred.square().sum()) / (n - 1);
      return {
        alignment: num(u.sub(v).square().sum(1).mean()),
        uniformity: Math.log(num(d.mul(-2).exp().mul(pairs).sum()) / (n * (n - 1))),
        dimensions: trace < 1e-12 ? 0 : trace ** 2 / num(covariance.square().sum()),
      };
    }),
  'plain loops over plain numbers': (z1, z2) => {
    const unit = (rows: number[][]) =>
      rows.map((row) => row.map((x) => x / (Math.hypot(...row) || 1)));
    const [u, v] = [unit(z1.arraySync()), unit(z2.arraySync())];
    const between = (a: number[], b: number[]) =>
      a.reduce((sum, x, d) => sum + (x - b[d]!) ** 2, 0);
    const n = u.length;
    let [apart, potential] = [0, 0];
    u.forEach((row, i) => {
      apart += between(row, v[i]!) / n;
      for (let j = 0; j < i; j++) potential += Math.exp(-2 * between(row, u[j]!));
    });
    const means = u[0]!.map((_, d) => u.reduce((sum, row) => sum + row[d]!, 0) / n);
    const c = u.map((row) => row.map((x, d) => x - means[d]!));
    let [trace, squares] = [0, 0];
    means.forEach((_, a) => {
      means.forEach((__, b) => {
        const entry = c.reduce((sum, row) => sum + row[a]! * row[b]!, 0) / (n - 1);
        if (a === b) trace += entry;
        squares += entry ** 2;
      });
    });
    return {
      alignment: apart,
      uniformity: Math.log(potential / ((n * (n - 1)) / 2)),
      dimensions: squares < 1e-20 ? 0 : trace ** 2 / squares,
    };
  },
  'the Gram matrix in place of the covariance': (z1, z2) =>
    tf.tidy(() => {
      const unit = (z: tf.Tensor2D) => z.divNoNan<tf.Tensor2D>(z.square().sum(1, true).sqrt());
      const [u, v] = [unit(z1), unit(z2)];
      const n = z1.shape[0];
      const differences = u.expandDims(1).sub(u.expandDims(0)); // [N, N, D]
      const logits = differences.square().sum(2).mul(-2).sub(tf.eye(n).mul(1e9));
      const centred = u.sub<tf.Tensor2D>(u.mean(0));
      const gram = tf.matMul(centred, centred, false, true); // has the same squares
      const trace = num(centred.square().sum());
      return {
        alignment: num(tf.squaredDifference(u, v).sum().div(n)),
        uniformity: num(tf.logSumExp(logits)) - Math.log(n * (n - 1)),
        dimensions: trace < 1e-10 ? 0 : (trace * trace) / num(gram.square().sum()),
      };
    }),
};
