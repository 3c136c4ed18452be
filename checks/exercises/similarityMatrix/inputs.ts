import type { Measure, Random } from '../../../lib';
import type { Misconception } from '../../exercise';
import type { Matrix, Vector } from '../../plain';
import { cosine, dot, drawMatrix } from '../vectors';

/** Two sets of rows, and how to compare them. */
export interface Compared extends Readonly<
  Record<string, Matrix | Readonly<Record<string, string>>>
> {
  readonly a: Matrix;
  readonly b: Matrix;
  readonly options: Readonly<Record<string, string>>;
}

type Compare = (x: Vector, y: Vector) => number;
/** A known mistake of this exercise. */
export type Known = Misconception<Compared>;

/** Σ (x_d − y_d)². */
export const squaredDistance: Compare = (x, y) =>
  x.reduce((sum, v, d) => sum + (v - (y[d] ?? NaN)) ** 2, 0);

/** The right similarity of two rows, by each measure. */
export const RIGHT: Readonly<Record<Measure, Compare>> = {
  cosine,
  dot,
  euclidean: (x, y) => -Math.sqrt(squaredDistance(x, y)),
  squared: (x, y) => -squaredDistance(x, y),
};

/** The names of the measures. */
export const MEASURES = Object.keys(RIGHT) as Measure[];

/** The measure that is asked for. */
export const measureOf = ({ options }: Compared): Measure =>
  (options['measure'] as Measure | undefined) ?? 'cosine';

/** All pairs, in float64 loops; measures that are left out are right. */
export const comparedBy =
  (spoiled: Partial<Record<Measure, Compare>>) =>
  (inputs: Compared): number[][] => {
    const compare = { ...RIGHT, ...spoiled }[measureOf(inputs)];
    return inputs.a.map((x) => inputs.b.map((y) => compare(x, y)));
  };

/** Random rows for one measure. */
export const drawCompared = (
  random: Random,
  [rows, columns, dim]: readonly [number, number, number],
  measure: Measure,
): Compared => ({
  a: drawMatrix(random, rows, dim),
  b: drawMatrix(random, columns, dim),
  options: { measure },
});
