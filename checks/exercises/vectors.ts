import type { Random } from '../../lib';
import type { Matrix } from '../plain';

type Vector = readonly number[];

/** Σ x_d y_d. */
export const dot = (x: Vector, y: Vector): number =>
  x.reduce((sum, v, d) => sum + v * (y[d] ?? NaN), 0);

/** √Σ x_d². */
export const norm = (x: Vector): number => Math.sqrt(dot(x, x));

/** The cosine of the angle between two vectors; 0 where one has no direction. */
export function cosine(x: Vector, y: Vector): number {
  const lengths = norm(x) * norm(y);
  return lengths === 0 ? 0 : dot(x, y) / lengths;
}

/** Row and column swapped. */
export const transposed = (x: Matrix): Matrix =>
  (x[0] ?? []).map((_, d) => x.map((row) => row[d] ?? NaN));

/** Each vector divided by its length; NaN where that is 0, as an unguarded division gives. */
export const unitVectors = (x: Matrix): Matrix => x.map((row) => row.map((v) => v / norm(row)));

/** Each row at length 1; a row of zeros stays. */
export const unitRows = (x: Matrix): Matrix => x.map((row) => row.map((v) => v / (norm(row) || 1)));

/** Σ / N. */
export const mean = (values: Vector): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/** log Σ exp(x), without overflow. */
export function logSumExp(x: Vector): number {
  const largest = Math.max(...x);
  return largest + Math.log(x.reduce((sum, v) => sum + Math.exp(v - largest), 0));
}

/**
 * Column d divided by the length of row d: what a length without keepDims does by broadcasting.
 *
 * @throws RangeError where TensorFlow refuses the shapes.
 */
export function dividedAcross(x: Matrix): Matrix {
  const width = x[0]?.length ?? 0;
  if (x.length !== width && x.length !== 1 && width !== 1) throw new RangeError('shapes differ');
  if (width === 1) return x.map(([v = NaN]) => x.map((row) => v / norm(row)));
  return x.map((row) => row.map((v, d) => v / norm(x[x.length === 1 ? 0 : d] ?? [])));
}

/** Every row times a factor. */
export const scaled = (x: Matrix, factor: number): Matrix =>
  x.map((row) => row.map((v) => v * factor));

/** Row `i` for every index, in that order. */
export const pick = <T>(items: readonly T[], order: readonly number[]): T[] =>
  order.flatMap((i) => items.slice(i, i + 1));

/**
 * Random rows with entries of two decimals, so that a learner can type them in.
 *
 * The first entry is at least ½ from 0: no row is near zero.
 */
export const drawMatrix = (random: Random, rows: number, dim: number): Matrix => {
  const entry = () => Math.round(400 * random() - 200) / 100;
  const first = () => (random() < 0.5 ? -1 : 1) * (0.5 + Math.round(150 * random()) / 100);
  return Array.from({ length: rows }, () =>
    Array.from({ length: dim }, (_, d) => (d === 0 ? first() : entry())),
  );
};
