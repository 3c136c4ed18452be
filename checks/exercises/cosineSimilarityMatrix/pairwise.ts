import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';

/** Every row of one matrix is compared with every row of the other. */
export interface TwoSets extends Readonly<Record<string, Matrix>> {
  readonly a: Matrix;
  readonly b: Matrix;
}

type Vector = readonly number[];
/** A known mistake of this exercise. */
export type Known = Misconception<TwoSets>;

/** A mistake that is made with every pair of rows alike. */
export const pairwise =
  (compare: (x: Vector, y: Vector, i: number, j: number) => number): Known['mimic'] =>
  ({ a, b }) =>
    a.map((x, i) => b.map((y, j) => compare(x, y, i, j)));
