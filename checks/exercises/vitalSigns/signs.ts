import type { Matrix, Vector } from '../../plain';
import { dot, mean, transposed, unitRows } from '../vectors';

/** Embeddings of both views of some images. */
export interface Viewed extends Readonly<Record<string, Matrix>> {
  readonly z1: Matrix;
  readonly z2: Matrix;
}

/** How the three numbers come about; a mistake spoils one of them or two. */
export interface Parts {
  readonly alignment: (z1: Matrix, z2: Matrix) => number;
  readonly uniformity: (z1: Matrix, z2: Matrix) => number;
  readonly dimensions: (z1: Matrix, z2: Matrix) => number;
}

/** Σ. */
export const sum = (values: Vector): number => values.reduce((total, v) => total + v, 0);

/** ‖x − y‖². */
export const squaredDistance = (x: Vector, y: Vector): number =>
  sum(x.map((v, d) => (v - (y[d] ?? NaN)) ** 2));

/** ‖x_i − y_i‖² of every two rows. */
export const distancesByRow = (x: Matrix, y: Matrix): number[] =>
  x.map((row, i) => squaredDistance(row, y[i] ?? []));

/** ‖x_i − x_j‖² of all pairs i < j. */
export const distancesOfPairs = (x: Matrix): number[] =>
  x.flatMap((row, i) => x.slice(i + 1).map((other) => squaredDistance(row, other)));

/** The mean of each column taken away. */
export const centred = (rows: Matrix): Matrix => {
  const centres = transposed(rows).map(mean);
  return rows.map((row) => row.map((v, d) => v - (centres[d] ?? NaN)));
};

/** Σ over the rows of x_a x_b, for every two columns. */
export const products = (rows: Matrix): Matrix => {
  const columns = transposed(rows);
  return columns.map((a) => columns.map((b) => dot(a, b)));
};

/** (tr C)² / tr(C²); 0 where nothing differs. */
export function participation(covariance: Matrix): number {
  const trace = sum(covariance.map((row, d) => row[d] ?? NaN));
  const squares = sum(covariance.flat().map((v) => v ** 2));
  return trace < 1e-12 ? 0 : trace ** 2 / squares;
}

/** As Wang and Isola have it. */
export const uniformityOf = (rows: Matrix, t = 2): number =>
  Math.log(mean(distancesOfPairs(rows).map((d) => Math.exp(-t * d))));

const RIGHT: Parts = {
  alignment: (z1, z2) => mean(distancesByRow(unitRows(z1), unitRows(z2))),
  uniformity: (z1) => uniformityOf(unitRows(z1)),
  dimensions: (z1) => participation(products(centred(unitRows(z1)))),
};

/** The three numbers in float64 loops, with the parts that a mistake has in place of the right ones. */
export const signsWith =
  (spoiled: Partial<Parts> = {}) =>
  ({ z1, z2 }: Viewed): number[] => {
    const { alignment, uniformity, dimensions } = { ...RIGHT, ...spoiled };
    return [alignment(z1, z2), uniformity(z1, z2), dimensions(z1, z2)];
  };
