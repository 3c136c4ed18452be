import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { apart, average, clustersOf, loops, tensors, type F } from './kit';

const total = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0);
const cityBlock = (a: readonly number[], b: readonly number[]): number =>
  total(a.map((v, d) => Math.abs(v - b[d]!)));

/** Mistakes in scatters, centroids and distances that a check should name. */
export const wrongScatters: Record<string, Wrong<F>> = {
  'mean of squares': [
    'squared-scatter',
    loops({ scatter: ({ rows }, c) => average(rows.map((row) => apart(row, c) ** 2)) }),
  ],
  'the variance of a cluster, by tensors': [
    'squared-scatter',
    loops({
      scatter: ({ rows }) =>
        tf.tidy(() => tf.moments(tf.tensor2d(rows), 0).variance.sum().dataSync()[0]!),
    }),
  ],
  'standard deviation': [
    'rms-scatter',
    loops({ scatter: ({ rows }, c) => Math.sqrt(average(rows.map((row) => apart(row, c) ** 2))) }),
  ],
  'sum of distances': [
    'scatter-summed',
    loops({ scatter: ({ rows }, c) => total(rows.map((row) => apart(row, c))) }),
  ],
  'divides a cluster by all': [
    'scatter-over-all-points',
    loops({ scatter: ({ rows, all }, c) => total(rows.map((row) => apart(row, c))) / all.length }),
  ],
  'n − 1': [
    'one-too-few',
    loops({
      scatter: ({ rows }, c) => total(rows.map((row) => apart(row, c))) / (rows.length - 1),
    }),
  ],
  radius: [
    'largest-scatter',
    loops({ scatter: ({ rows }, c) => Math.max(...rows.map((row) => apart(row, c))) }),
  ],
  'mean distance of two points': [
    'points-among-themselves',
    loops({
      scatter: ({ rows }) => {
        const found: number[] = [];
        rows.forEach((a, n) => {
          rows.forEach((b, m) => {
            if (m !== n) found.push(apart(a, b));
          });
        });
        return average(found);
      },
    }),
  ],
  'from the mean of everything': [
    'global-centroid',
    loops({
      scatter: ({ rows, all }) => {
        const middle = all[0]!.map((_, d) => average(all.map((row) => row[d]!)));
        return average(rows.map((row) => apart(row, middle)));
      },
    }),
  ],
  'a member for the centroid': [
    'first-point-as-centroid',
    loops({ centre: ({ rows }) => rows[0]! }),
  ],
  'centroid divided by N': [
    'centroid-over-all-points',
    loops({
      centre: ({ rows, all }) =>
        rows[0]!.map((_, d) => total(rows.map((row) => row[d]!)) / all.length),
    }),
  ],
  'centroid as a sum': [
    'centroid-summed',
    loops({ centre: ({ rows }) => rows[0]!.map((_, d) => total(rows.map((row) => row[d]!))) }),
  ],
  'no root between': ['squared-between', loops({ gap: (a, b) => apart(a, b) ** 2 })],
  'no root anywhere': [
    'squares-throughout',
    loops({
      scatter: ({ rows }, c) => average(rows.map((row) => apart(row, c) ** 2)),
      gap: (a, b) => apart(a, b) ** 2,
    }),
  ],
  'city blocks': [
    'manhattan',
    loops({
      scatter: ({ rows }, c) => average(rows.map((row) => cityBlock(row, c))),
      gap: cityBlock,
    }),
  ],
};

/** Mistakes in what becomes of the clusters, that a check should name. */
export const wrongClusters: Record<string, Wrong<F>> = {
  'max with the diagonal': [
    'self-included',
    tensors((w, d) => w.add(w.transpose()).div(d).max(1).mean()),
  ],
  'infinity times a mask': [
    'self-is-nan',
    tensors((w, d) =>
      w
        .add(w.transpose())
        .div(d)
        .mul(tf.sub(1, tf.eye(d.shape[0])))
        .max(1)
        .mean(),
    ),
  ],
  'as many clusters as the largest number': [
    'empty-cluster-counted',
    tensors((w, d) =>
      w
        .add(w.transpose())
        .div(d.add(tf.eye(d.shape[0]).mul(1e20)))
        .max(1)
        .mean(),
    ),
  ],
  'always ten clusters': [
    'ten-clusters-fixed',
    tensors(
      (w, d) =>
        w
          .add(w.transpose())
          .div(d.add(tf.eye(10).mul(1e20)))
          .max(1)
          .mean(),
      10,
    ),
  ],
  'mean similarity': ['mean-over-pairs', loops({ pick: average })],
  minimum: ['smallest-similarity', loops({ pick: (s) => Math.min(...s) })],
  'sum of similarities': ['sum-over-pairs', loops({ pick: total })],
  'maximum of all': ['largest-only', loops({ end: (worst) => Math.max(...worst) })],
  'no axis for max': [
    'largest-only',
    (points, assignments) => {
      const clusters = clustersOf(points, assignments);
      const w = clusters.map(({ rows, centre }) => average(rows.map((row) => apart(row, centre))));
      const pairs = clusters.flatMap((a, i) =>
        clusters.map((b, j) => (i === j ? 0 : (w[i]! + w[j]!) / apart(a.centre, b.centre))),
      );
      return tf.tensor1d(pairs).max().mean();
    },
  ],
  'sum of the worst': ['sum-not-mean', loops({ end: total })],
  'divides by the points': ['divided-by-points', loops({ end: (worst, n) => total(worst) / n })],
  'one a cluster': ['not-averaged', loops({ end: (worst) => tf.tensor1d(worst) })],
  'each pair once': [
    'later-clusters-only',
    (points, assignments) => {
      const clusters = clustersOf(points, assignments);
      const w = clusters.map(({ rows, centre }) => average(rows.map((row) => apart(row, centre))));
      let sum = 0;
      for (let i = 0; i < clusters.length; i++) {
        let worst = 0;
        for (let j = i + 1; j < clusters.length; j++) {
          worst = Math.max(
            worst,
            (w[i]! + w[j]!) / apart(clusters[i]!.centre, clusters[j]!.centre),
          );
        }
        sum += worst;
      }
      return sum / clusters.length;
    },
  ],
  'one scatter': ['one-scatter', loops({ combine: (wi, _, d) => wi / d })],
  'mean of two scatters': ['mean-scatter', loops({ combine: (wi, wj, d) => (wi + wj) / 2 / d })],
  'product of scatters': ['scatters-multiplied', loops({ combine: (wi, wj, d) => (wi * wj) / d })],
  'distance over scatter': ['upside-down', loops({ combine: (wi, wj, d) => d / (wi + wj) })],
};
