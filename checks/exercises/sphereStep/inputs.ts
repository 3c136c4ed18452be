import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { drawMatrix, norm } from '../vectors';

/** Points, the slope of a loss at each, and how far to go. */
export interface Sloped extends Readonly<
  Record<string, Matrix | Readonly<Record<string, number>>>
> {
  readonly points: Matrix;
  readonly gradient: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

/** Rows divided by their length; a row of zeros stays what it is. */
export const unitRows = (x: Matrix): Matrix =>
  x.map((row) => row.map((v) => (norm(row) === 0 ? 0 : v / norm(row))));

/** How a step comes about; what is left out is as it should be. */
export interface Recipe {
  readonly rate?: (options: Sloped['options']) => number;
  /** −1 goes uphill. */
  readonly sign?: number;
  readonly points?: (points: Matrix) => Matrix;
  readonly gradient?: (gradient: Matrix) => Matrix;
  readonly finish?: (moved: Matrix) => Matrix;
}

const same = (x: Matrix): Matrix => x;

/** Where the points land, in float64 loops. */
export const landed =
  ({
    rate = (options) => options['learningRate'] ?? 0.1,
    sign = 1,
    points: before = same,
    gradient: slope = same,
    finish = unitRows,
  }: Recipe = {}) =>
  ({ points, gradient, options }: Sloped): Matrix => {
    const g = slope(gradient);
    const moved = before(points).map((row, i) =>
      row.map((v, d) => v - sign * rate(options) * (g[i]?.[d] ?? NaN)),
    );
    return finish(moved);
  };

/** Random points of any length with random slopes. */
export const drawSloped = (
  random: Random,
  rows: number,
  dim: number,
  options: Sloped['options'] = {},
): Sloped => ({
  points: drawMatrix(random, rows, dim),
  gradient: drawMatrix(random, rows, dim),
  options,
});
