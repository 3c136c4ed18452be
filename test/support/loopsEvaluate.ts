import { cosineLoop } from './loopsSimilarity';

type Matrix = readonly (readonly number[])[];

const distance = (x: readonly number[], y: readonly number[]): number =>
  Math.hypot(...x.map((v, d) => v - y[d]!));

const unit = (x: readonly number[]): number[] => {
  const length = Math.hypot(...x);
  return x.map((v) => (length === 0 ? 0 : v / length));
};

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

const meanRow = (rows: Matrix): number[] =>
  rows[0]!.map((_, d) => mean(rows.map((row) => row[d]!)));

/** The cosines of each query's k nearest references, from the sorted list of all. */
export const nearestCosinesLoops = (queries: number[][], references: number[][], k: number) =>
  queries.map((x) =>
    references
      .map((y) => cosineLoop(x, y))
      .sort((a, b) => b - a)
      .slice(0, k),
  );

/** Share of the pairs that are together in both groupings or apart in both, pair by pair. */
export function randIndexLoops(a: readonly number[], b: readonly number[]): number {
  const agreements: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      agreements.push(Number((a[i] === a[j]) === (b[i] === b[j])));
    }
  }
  return mean(agreements);
}

/** The index as its three definitions read, cluster by cluster. */
export function daviesBouldinLoops(points: Matrix, assignments: readonly number[]): number {
  const clusters = [...new Set(assignments)].map((cluster) =>
    points.filter((_, i) => assignments[i] === cluster),
  );
  const centres = clusters.map(meanRow);
  const within = clusters.map((members, i) => mean(members.map((x) => distance(x, centres[i]!))));
  return mean(
    clusters.map((_, i) =>
      Math.max(
        ...clusters.flatMap((__, j) =>
          i === j ? [] : [(within[i]! + within[j]!) / distance(centres[i]!, centres[j]!)],
        ),
      ),
    ),
  );
}

/** Mean over the pairs of views of the distance of their unit vectors to the power α. */
export const alignmentLoops = (z1: Matrix, z2: Matrix, alpha: number): number =>
  mean(z1.map((x, i) => distance(unit(x), unit(z2[i]!)) ** alpha));

/** log of the mean over i < j of exp(−t ‖u_i − u_j‖²). */
export function uniformityLoops(z: Matrix, t: number): number {
  const u = z.map(unit);
  const potentials = u.flatMap((x, i) =>
    u.slice(i + 1).map((y) => Math.exp(-t * distance(x, y) ** 2)),
  );
  return Math.log(mean(potentials));
}

/** Variance of each column, divided by N − 1. */
export const variancesLoops = (rows: Matrix): number[] => {
  const centre = meanRow(rows);
  return centre.map(
    (m, d) => rows.reduce((total, row) => total + (row[d]! - m) ** 2, 0) / (rows.length - 1),
  );
};

/** Rows of length 1. */
export const unitRowsLoops = (rows: Matrix): number[][] => rows.map(unit);
