import * as tf from '@tensorflow/tfjs';
import { fromFirst } from './distances';
import { assertFinite, assertLabelled, assertRows } from './guards';
import { valueOf } from './moments';

/**
 * How much clusters overlap: the similarity of each with the one most similar to it, on average.
 *
 *     S_ij = (w_i + w_j) / d_ij,   DB = 1/n Σ_i max_{j ≠ i} S_ij
 *
 * w_i is the mean distance of the points of cluster i from its centre, d_ij the distance of the
 * centres. Only clusters that have points count.
 *
 * @param points - Points as rows, [N, D].
 * @param assignments - The cluster of each point, [N].
 * @returns At least 0, and the lower, the better apart the clusters are; ∞ where two clusters have
 *   the same centre.
 * @throws RangeError unless there is one assignment a point, all points are finite, and at least two
 *   clusters have points.
 * @see Davies and Bouldin 1979. https://doi.org/10.1109/TPAMI.1979.4766909
 */
export function daviesBouldin(points: tf.Tensor2D, assignments: ArrayLike<number>): number {
  assertRows('daviesBouldin', { points });
  const counts = [points.shape[0], assignments.length] as const;
  assertLabelled('daviesBouldin', ['points', 'assignments'], counts);
  assertFinite('daviesBouldin', { points });
  const clusters = [...new Set(Array.from(assignments))];
  if (clusters.length < 2) {
    const found = clusters.length === 1 ? 'all points are in one cluster' : 'there are no points';
    throw new RangeError(`daviesBouldin: ${found}; the index compares at least two clusters.`);
  }
  const rank = new Map(clusters.map((cluster, i) => [cluster, i]));
  const ranks = Int32Array.from(Array.from(assignments), (cluster) => rank.get(cluster) ?? 0);
  return tf.tidy(() => valueOf(index(aboutOne(points), tf.tensor1d(ranks), clusters.length)));
}

/** Moved and stretched to where squares are no trouble to float32; the index stays. */
function aboutOne(points: tf.Tensor2D): tf.Tensor2D {
  const moved = fromFirst(points);
  const largest = valueOf(moved.abs().max());
  // A power of two, which rounds nothing: equal centres stay equal.
  return moved.div(largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1);
}

function index(points: tf.Tensor2D, ranks: tf.Tensor1D, count: number): tf.Tensor {
  const members = tf.oneHot(ranks, count).cast<tf.Tensor2D>('float32'); // [N, n]
  const sizes = members.sum(0).expandDims(1); // [n, 1]
  const mean = (values: tf.Tensor2D): tf.Tensor2D => tf.matMul(members, values, true).div(sizes);
  const centres = mean(points); // [n, D]
  const within = mean(length(points.sub(tf.gather(centres, ranks))).expandDims(1)); // [n, 1]
  const between = length(centres.expandDims(1).sub(centres.expandDims(0))); // [n, n]
  const similarities = within.add(within.transpose()).div(between);
  const apart = tf.where(between.greater(0), similarities, Infinity);
  return tf.where(tf.eye(count).cast('bool'), 0, apart).max(1).mean();
}

const length = (vectors: tf.Tensor): tf.Tensor => vectors.square().sum(-1).sqrt();
