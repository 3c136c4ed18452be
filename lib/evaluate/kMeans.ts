import type * as tf from '@tensorflow/tfjs';
import { uniforms } from '../random';
import { assertRows } from './guards';
import { kMeansPlusPlus, squaredDistance, type Vectors } from './kMeansPlusPlus';
import { assertWhole } from '../shapes';

/** How many clusters, and how hard to look for them. */
export interface KMeansOptions {
  /** @defaultValue 10 */
  readonly clusters?: number;
  /** The same seed gives the same clusters. @defaultValue 0 */
  readonly seed?: number;
  /** Starts from so many different centres, and keeps the best. @defaultValue 10 */
  readonly restarts?: number;
  /** Steps of one start, if it does not settle before. @defaultValue 300 */
  readonly maxIterations?: number;
}

/** Points in clusters. */
export interface Clustering {
  /** The cluster of each point, [N]. */
  readonly assignments: Int32Array;
  /** The mean of each cluster's points, [clusters][D]. */
  readonly centres: readonly number[][];
  /** Sum over all points of the squared distance from their centre. */
  readonly inertia: number;
}

/**
 * Parts points into clusters so that they are near the means of their clusters.
 *
 *     least  Σ_n ‖x_n − c_a(n)‖²  over the assignments a and the centres c
 *
 * Lloyd's steps from the centres of k-means++: every point goes to its nearest centre, every centre
 * to the mean of its points; until nothing changes. A cluster that has lost all its points gets the
 * one that is farthest from its centre; it stays empty only where there are fewer different points
 * than clusters. In float64 on every engine.
 *
 * @param points - Points as rows, [N, D].
 * @throws RangeError unless it is a matrix of finite numbers with at least a row a cluster.
 * @see Lloyd 1982. https://doi.org/10.1109/TIT.1982.1056489
 */
export function kMeans(points: tf.Tensor2D, options: KMeansOptions = {}): Clustering {
  const { clusters = 10, seed = 0, restarts = 10, maxIterations = 300 } = options;
  assertRows('kMeans', { points });
  assertWhole('kMeans', { clusters }, points.shape[0]);
  assertWhole('kMeans', { restarts, maxIterations });
  const vectors = { values: Float64Array.from(points.dataSync()), dim: points.shape[1] };
  if (!vectors.values.every(Number.isFinite)) {
    throw new RangeError('kMeans: points are not all finite numbers.');
  }
  const random = uniforms(seed);
  const found = Array.from({ length: restarts }, () =>
    lloyd(vectors, kMeansPlusPlus(vectors, clusters, random), maxIterations),
  );
  return found.reduce((least, next) => (next.inertia < least.inertia ? next : least));
}

/** Where points are, and how far. */
interface Assigned {
  readonly assignments: Int32Array;
  /** Squared distance of each from its centre. */
  readonly distances: Float64Array;
}

/** Lloyd's steps from the points `first`. */
function lloyd(points: Vectors, first: readonly number[], maxIterations: number): Clustering {
  const { dim } = points;
  const values = Float64Array.from(first.flatMap((i) => Array.from(rowOf(points, i))));
  const centres = { values, dim };
  let now = assign(points, centres);
  for (let i = 0; i < maxIterations; i += 1) {
    moveToMeans(centres, points, withoutEmpty(now, first.length));
    const before = now;
    now = assign(points, centres);
    if (now.assignments.every((cluster, n) => cluster === before.assignments[n])) break;
  }
  return {
    assignments: now.assignments,
    centres: first.map((_, cluster) => Array.from(rowOf(centres, cluster))),
    inertia: now.distances.reduce((total, distance) => total + distance, 0),
  };
}

const rowOf = ({ values, dim }: Vectors, i: number) => values.subarray(i * dim, (i + 1) * dim);

/** The nearest centre of each point. */
function assign(points: Vectors, centres: Vectors): Assigned {
  const clusters = centres.values.length / points.dim;
  const distances = new Float64Array(points.values.length / points.dim).fill(Infinity);
  const assignments = new Int32Array(distances.length);
  for (let i = 0; i < distances.length; i += 1) {
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      const distance = squaredDistance(points, i, centres, cluster);
      if (distance < (distances[i] ?? 0)) {
        distances[i] = distance;
        assignments[i] = cluster;
      }
    }
  }
  return { assignments, distances };
}

/** The assignments, after each empty cluster has got one of the points farthest from their centre. */
function withoutEmpty({ assignments, distances }: Assigned, clusters: number): Int32Array {
  const used = new Set(assignments);
  if (used.size === clusters) return assignments;
  const farthest = [...distances.keys()].sort((a, b) => (distances[b] ?? 0) - (distances[a] ?? 0));
  const moved = Int32Array.from(assignments);
  Array.from({ length: clusters }, (_, cluster) => cluster)
    .filter((cluster) => !used.has(cluster))
    .forEach((cluster, i) => (moved[farthest[i] ?? 0] = cluster));
  return moved;
}

/** Moves each centre to the mean of its points; one without points stays. */
function moveToMeans(centres: Vectors, points: Vectors, assignments: Int32Array): void {
  const { dim, values } = centres;
  const sums = new Float64Array(values.length);
  const sizes = new Float64Array(values.length / dim);
  assignments.forEach((cluster, i) => {
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    for (let d = 0, from = i * dim, to = cluster * dim; d < dim; d += 1) {
      sums[to + d] = (sums[to + d] ?? 0) + (points.values[from + d] ?? 0);
    }
  });
  sizes.forEach((size, cluster) => {
    if (size === 0) return;
    for (let at = cluster * dim; at < (cluster + 1) * dim; at += 1)
      values[at] = (sums[at] ?? 0) / size;
  });
}
