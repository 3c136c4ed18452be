import { extent } from 'd3-array';
import type { Plain } from './figure';

/** A run of numbers: an array, or a typed array as `await tensor.data()` gives it. */
export type Series = ArrayLike<number>;
/** Rows of numbers, as `await tensor.array()` gives them. */
export type Matrix = ArrayLike<ArrayLike<number>>;

// Seven digits are all that a float32 knows; printing its double would take seventeen.
const DIGITS = 7;

// Two numbers nearer to each other than this, in relation, are one number in float32.
const TELLABLE = 1e-7;
const SMALLEST = 1e-100;

/** The number as JSON carries it: null where it is not finite. */
export const plain = (value: number): Plain =>
  Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;

/** Every number of the series as JSON carries it. */
export const plainSeries = (values: Series): Plain[] => Array.from(values, plain);

/** The series under their names; one that stands alone is named `name`. */
export const named = (
  series: Series | Readonly<Record<string, Series>>,
  name: string,
): Readonly<Record<string, Series>> => (isSeries(series) ? { [name]: series } : series);

const isSeries = (value: Series | Readonly<Record<string, Series>>): value is Series =>
  Array.isArray(value) || ArrayBuffer.isView(value);

/** The two columns of an [N, 2] matrix. */
export function columnsOf(caller: string, points: Matrix): { x: Plain[]; y: Plain[] } {
  const rows = Array.from(points);
  rows.forEach((row, i) => {
    if (row.length !== 2) {
      throw new RangeError(
        `${caller}: points[${i}] has ${row.length} numbers; a point in the plane has 2, so project to two dimensions first.`,
      );
    }
  });
  const column = (k: number): Plain[] => rows.map((row) => plain(row[k] ?? NaN));
  return { x: column(0), y: column(1) };
}

/** Smallest and largest finite number; [0, 1] where there is none. */
export function extentOf(values: Iterable<Plain>): [number, number] {
  const [low, high] = extent(values, (value) => value ?? NaN);
  return low === undefined ? [0, 1] : [low, high];
}

/** The interval with `share` of its width added at both ends; one that is a point gets a width of its own. */
export function padded([low, high]: readonly [number, number], share: number): [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = high - low > TELLABLE * size ? share * (high - low) : 0.5 * size;
  // Where even that is next to nothing, the interval is as good as zero.
  return room > SMALLEST ? [low - room, high + room] : [low - 0.5, high + 0.5];
}
