import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { drawMatrix, norm } from '../vectors';

/** A queue of unit rows, and the keys of a batch. */
export interface Queueing extends Readonly<Record<string, Matrix>> {
  readonly queue: Matrix;
  readonly keys: Matrix;
}

/** Every row at length 1; a row of zeros as it is. */
export const unitRows = (rows: Matrix): Matrix =>
  rows.map((row) => row.map((v) => v / (norm(row) || 1)));

/** A random queue of `size` unit rows, and random keys. */
export const drawQueueing = (
  random: Random,
  { size, count, dim }: { readonly size: number; readonly count: number; readonly dim: number },
): Queueing => ({
  queue: unitRows(drawMatrix(random, size, dim)),
  keys: drawMatrix(random, count, dim),
});
