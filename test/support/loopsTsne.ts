import type { Affinities } from '../../lib/evaluate/tsne/affinities';

type Matrix = readonly (readonly number[])[];

/** Σ (a_d − b_d)² */
export const squaredDistance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, d) => sum + (value - b[d]!) ** 2, 0);

/** The other rows of a matrix, nearest to row i first. */
export const othersByDistance = (x: Matrix, i: number): number[] =>
  x
    .map((_, j) => j)
    .filter((j) => j !== i)
    .sort((j, k) => squaredDistance(x[i]!, x[j]!) - squaredDistance(x[i]!, x[k]!));

/** p_ij = (p(j|i) + p(i|j)) / 2N as a matrix. */
export function jointLoops({ count, rows, weights }: Affinities): number[][] {
  const size = rows.length / count;
  const joint = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  rows.forEach((j, e) => {
    const i = Math.floor(e / count);
    joint[i]![j]! += weights[e]!;
    joint[j]![i]! += weights[e]!;
  });
  return joint;
}

/** KL(P ‖ Q) = Σ_{i ≠ j} p_ij log(p_ij / q_ij), with q_ij ∝ 1 / (1 + ‖y_i − y_j‖²). */
export function divergenceLoops(joint: Matrix, places: Matrix): number {
  const w = places.map((a, i) =>
    places.map((b, j) => (i === j ? 0 : 1 / (1 + squaredDistance(a, b)))),
  );
  const total = w.flat().reduce((sum, value) => sum + value, 0);
  return joint
    .flatMap((row, i) => row.map((p, j) => (p > 0 ? p * Math.log((p * total) / w[i]![j]!) : 0)))
    .reduce((sum, term) => sum + term, 0);
}

/** The definition of trustworthiness, rank by rank. */
export function trustworthinessLoops(points: Matrix, picture: Matrix, k: number): number {
  const n = points.length;
  let excess = 0;
  for (let i = 0; i < n; i += 1) {
    const ranks = othersByDistance(points, i);
    for (const j of othersByDistance(picture, i).slice(0, k)) {
      excess += Math.max(0, ranks.indexOf(j) + 1 - k);
    }
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * excess;
}
