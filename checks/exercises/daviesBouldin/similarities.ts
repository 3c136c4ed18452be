import type { Misconception } from '../../exercise';
import type { Matrix, Vector } from '../../plain';
import { mean, norm, transposed } from '../vectors';
import { groupsOf, type Clustered } from './inputs';

/** Σ; of nothing 0. */
export const sum = (values: readonly number[]): number => values.reduce((all, v) => all + v, 0);
/** How far two points are apart. */
export const distance = (x: Vector, y: Vector): number => norm(x.map((v, d) => v - (y[d] ?? NaN)));
/** The mean of some points. */
export const centroid = (rows: Matrix): Vector => transposed(rows).map(mean);

/** What the index is made of; a mistake changes a part or two. */
export interface Parts {
  readonly centre: (rows: Matrix, inputs: Clustered) => Vector;
  /** How far a point is from its centre. */
  readonly reach: (x: Vector, centre: Vector) => number;
  /** WCD of one cluster. */
  readonly within: (reaches: readonly number[], inputs: Clustered, rows: Matrix) => number;
  /** BCD of two centres. */
  readonly between: (a: Vector, b: Vector) => number;
  readonly similarity: (wi: number, wj: number, between: number) => number;
  /** Whether cluster i is compared with cluster j. */
  readonly counts: (i: number, j: number) => boolean;
  /** One number of all the similarities of a cluster. */
  readonly worst: (similarities: readonly number[]) => number;
}

const RIGHT: Parts = {
  centre: centroid,
  reach: distance,
  within: mean,
  between: distance,
  similarity: (wi, wj, between) => (wi + wj) / between,
  counts: (i, j) => i !== j,
  worst: (similarities) => Math.max(...similarities),
};

/** The similarity of each cluster to the one most similar to it, with some parts changed. */
export function worstOf(inputs: Clustered, changed: Partial<Parts> = {}): number[] {
  const parts = { ...RIGHT, ...changed };
  const clusters = groupsOf(inputs).map((rows) => {
    const centre = parts.centre(rows, inputs);
    const reaches = rows.map((row) => parts.reach(row, centre));
    return { centre, w: parts.within(reaches, inputs, rows) };
  });
  return clusters.map((a, i) =>
    parts.worst(
      clusters
        .filter((_, j) => parts.counts(i, j))
        .map((b) => parts.similarity(a.w, b.w, parts.between(a.centre, b.centre))),
    ),
  );
}

/** The right answer in float64 loops. */
export const reference = (inputs: Clustered): number => mean(worstOf(inputs));

/** A known mistake of this exercise. */
export type Known = Misconception<Clustered>;

/** A mistake in some parts, of which the mean is taken. */
export const known = (id: string, changed: Partial<Parts>, hint: string): Known => ({
  id,
  mimic: (inputs) => mean(worstOf(inputs, changed)),
  hint,
});
