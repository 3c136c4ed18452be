import type { Neighbours } from './neighbours';

/** How strongly points pull each other. */
export interface Affinities {
  /** Neighbours of each point. */
  readonly count: number;
  /** Rows of the neighbours, [N, count]. */
  readonly rows: Int32Array;
  /** p(j|i) / 2N for the neighbours j of each i, [N, count]. */
  readonly weights: Float64Array;
}

/**
 * A normal distribution about each point, so wide that it has as many neighbours as `perplexity`.
 *
 *     p(j|i) ∝ exp(−β_i d_ij²),   β_i such that −Σ_j p(j|i) log p(j|i) = log perplexity
 *
 * The affinity of a pair is p_ij = (p(j|i) + p(i|j)) / 2N; its two terms are kept apart.
 *
 * @see van der Maaten and Hinton 2008, eq. 1. https://jmlr.org/papers/v9/vandermaaten08a.html
 */
export function affinities({ count, rows, distances }: Neighbours, perplexity: number): Affinities {
  const weights = Float64Array.from(distances);
  for (let start = 0; start < weights.length; start += count) {
    calibrate(weights.subarray(start, start + count), Math.log(perplexity));
  }
  const twice = (2 * rows.length) / count;
  return { count, rows, weights: weights.map((p) => p / twice) };
}

// Halving so often brings β to its last digit.
const MOST_STEPS = 100;
const TOLERANCE = 1e-5;

/** Replaces squared distances, nearest first, by probabilities of that entropy. */
function calibrate(row: Float64Array, entropy: number): void {
  const nearest = row[0] ?? 0;
  const further = row.map((distance) => distance - nearest);
  let [beta, low, high] = [1, 0, Infinity];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const excess = normal(further, beta, row) - entropy;
    if (Math.abs(excess) < TOLERANCE) return;
    if (excess > 0) low = beta;
    else high = beta;
    beta = high === Infinity ? 2 * beta : (low + high) / 2;
  }
}

/** Writes probabilities ∝ exp(−β distance), and returns their entropy, in nats. */
function normal(distances: Float64Array, beta: number, probabilities: Float64Array): number {
  let [sum, mean] = [0, 0];
  distances.forEach((distance, j) => {
    const p = Math.exp(-beta * distance);
    probabilities[j] = p;
    sum += p;
    mean += p * distance;
  });
  for (let j = 0; j < probabilities.length; j += 1) {
    probabilities[j] = (probabilities[j] ?? 0) / sum;
  }
  return Math.log(sum) + (beta * mean) / sum;
}
