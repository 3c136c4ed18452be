import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** What the exercise asks for. */
export type F = (points: M, assignments: ArrayLike<number>) => unknown;

/** One cluster on plain numbers. */
export interface Cluster {
  readonly rows: number[][];
  readonly centre: number[];
  readonly all: number[][];
}

/** Of plain numbers. */
export const average = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
/** Euclidean distance. */
export const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((v, d) => v - b[d]!));

/** Clusters as a student collects them. */
export function clustersOf(points: M, assignments: ArrayLike<number>): Cluster[] {
  const all = points.arraySync();
  const names = Array.from(new Set(Array.from(assignments))).sort((a, b) => a - b);
  return names.map((name) => {
    const rows = all.filter((_, n) => assignments[n] === name);
    const centre = rows[0]!.map((_, d) => average(rows.map((row) => row[d]!)));
    return { rows, centre, all };
  });
}

/** How a student's loops may go wrong. */
export interface Steps {
  readonly centre?: (cluster: Cluster) => number[];
  readonly scatter?: (cluster: Cluster, centre: number[]) => number;
  readonly gap?: (a: number[], b: number[]) => number;
  readonly combine?: (wi: number, wj: number, d: number) => number;
  readonly pick?: (similarities: number[]) => number;
  readonly end?: (worst: number[], points: number) => unknown;
}

/** Two loops over clusters, with some steps replaced. */
export const loops =
  ({
    centre = (cluster) => cluster.centre,
    scatter = ({ rows }, middle) => average(rows.map((row) => apart(row, middle))),
    gap = apart,
    combine = (wi, wj, d) => (wi + wj) / d,
    pick = (similarities) => Math.max(...similarities),
    end = average,
  }: Steps): F =>
  (points, assignments) => {
    const clusters = clustersOf(points, assignments).map((cluster) => {
      const middle = centre(cluster);
      return { middle, w: scatter(cluster, middle) };
    });
    const worst: number[] = [];
    for (const a of clusters) {
      const found: number[] = [];
      for (const b of clusters) {
        if (a !== b) found.push(combine(a.w, b.w, gap(a.middle, b.middle)));
      }
      worst.push(pick(found));
    }
    return end(worst, points.shape[0]);
  };

/** With tensors: one-hot sums, then what becomes of scatters [n, 1] and distances [n, n]. */
export const tensors =
  (finish: (w: tf.Tensor, d: tf.Tensor) => tf.Tensor, clusters?: number): F =>
  (points, assignments) =>
    tf.tidy(() => {
      const list = Array.from(assignments);
      const count = clusters ?? Math.max(...list) + 1;
      const members = tf.oneHot(tf.tensor1d(list, 'int32'), count).toFloat();
      const sizes = members.sum(0).expandDims(1);
      const centres = tf.matMul(members, points, true).div(sizes);
      const reach = points.sub(tf.gather(centres, list)).square().sum(1, true).sqrt();
      const w = tf.matMul(members, reach, true).div(sizes);
      const d = centres.expandDims(1).sub(centres.expandDims(0)).square().sum(2).sqrt();
      return finish(w, d);
    });
