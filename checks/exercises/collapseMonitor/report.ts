import type { Matrix } from '../../plain';
import { mean, transposed, unitRows } from '../vectors';

/** Embeddings, and the variance below which there is a warning. */
export interface Watched extends Readonly<
  Record<string, Matrix | Readonly<Record<string, number>>>
> {
  readonly embeddings: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

/** How the three parts of a report come about; a mistake spoils one of them or two. */
export interface Parts {
  readonly deviation: (rows: Matrix) => number;
  readonly variance: (rows: Matrix) => number;
  readonly warns: (seen: Seen) => boolean;
}

/** What a warning may go by. */
export interface Seen {
  readonly rows: Matrix;
  readonly deviation: number;
  readonly variance: number;
  readonly threshold: number;
}

/** Variance of each column, divided by N less `lost`. */
export const variances = (rows: Matrix, lost = 1): number[] =>
  transposed(rows).map((column) => {
    const centre = mean(column);
    return column.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (column.length - lost);
  });

/** Standard deviation of each column. */
export const deviations = (rows: Matrix, lost = 1): number[] =>
  variances(rows, lost).map(Math.sqrt);

const RIGHT: Parts = {
  deviation: (rows) => mean(deviations(unitRows(rows))),
  variance: (rows) => mean(variances(rows)),
  warns: ({ variance, threshold }) => variance < threshold,
};

/**
 * A report in float64 loops, as the numbers that are judged: standard deviation of the unit rows,
 * variance of the rows, 1 where there is a warning.
 *
 * @param spoiled - Parts that a mistake has in place of the right ones.
 */
export const reported =
  (spoiled: Partial<Parts> = {}) =>
  ({ embeddings: rows, options }: Watched): number[] => {
    const parts = { ...RIGHT, ...spoiled };
    const [deviation, variance] = [parts.deviation(rows), parts.variance(rows)];
    const threshold = options['threshold'] ?? 0.001;
    return [deviation, variance, parts.warns({ rows, deviation, variance, threshold }) ? 1 : 0];
  };
