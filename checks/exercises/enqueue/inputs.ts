import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { drawMatrix, unitRows } from '../vectors';

/** A queue of unit rows, and the keys of a batch. */
export interface Queueing extends Readonly<Record<string, Matrix>> {
  readonly queue: Matrix;
  readonly keys: Matrix;
}

/** A random queue of `size` unit rows, and random keys. */
export const drawQueueing = (
  random: Random,
  { size, count, dim }: { readonly size: number; readonly count: number; readonly dim: number },
): Queueing => ({
  queue: unitRows(drawMatrix(random, size, dim)),
  keys: drawMatrix(random, count, dim),
});
