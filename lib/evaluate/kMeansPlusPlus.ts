import type { Random } from '../random';

/** Vectors one after the other, each of `dim` numbers. */
export interface Vectors {
  readonly values: Float64Array;
  readonly dim: number;
}

/** ‖a_i − b_j‖². */
export function squaredDistance(a: Vectors, i: number, b: Vectors, j: number): number {
  const [x, y, dim] = [a.values, b.values, a.dim];
  let total = 0;
  for (let d = 0, p = i * dim, q = j * dim; d < dim; d += 1, p += 1, q += 1) {
    const difference = (x[p] ?? 0) - (y[q] ?? 0);
    total += difference * difference;
  }
  return total;
}

/**
 * First centres for k-means: points that are far apart.
 *
 * The first is any point; each of the next is drawn with the chance of its squared distance from
 * those before. As scikit-learn does, it draws several and takes the one that leaves the least sum.
 *
 * @returns The indices of `clusters` points.
 * @see Arthur and Vassilvitskii 2007, "k-means++: the advantages of careful seeding".
 */
export function kMeansPlusPlus(points: Vectors, clusters: number, random: Random): number[] {
  const trials = 2 + Math.floor(Math.log(clusters));
  const count = points.values.length / points.dim;
  let best = closer(new Float64Array(count).fill(Infinity), points, Math.floor(random() * count));
  const chosen = [best.index];
  while (chosen.length < clusters) {
    const { nearest } = best;
    const drawn = Array.from({ length: trials }, () =>
      closer(nearest, points, draw(nearest, random)),
    );
    best = drawn.reduce((least, next) => (next.sum < least.sum ? next : least));
    chosen.push(best.index);
  }
  return chosen;
}

/** Squared distances from the nearest centre, and their sum, once point `index` is a centre too. */
function closer(nearest: Float64Array, points: Vectors, index: number) {
  const after = nearest.map((d, i) => Math.min(d, squaredDistance(points, i, points, index)));
  return { index, nearest: after, sum: after.reduce((total, d) => total + d, 0) };
}

/** An index, each with the chance of its weight; the last where all weights are 0. */
function draw(weights: Float64Array, random: Random): number {
  let left = random() * weights.reduce((total, weight) => total + weight, 0);
  const index = weights.findIndex((weight) => (left -= weight) < 0);
  return index < 0 ? weights.length - 1 : index;
}
