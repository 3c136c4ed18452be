import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { drawMatrix } from '../vectors';

/** The weights of two small networks, and the momentum. */
export interface Twins extends Readonly<
  Record<string, Matrix | Vector | Readonly<Record<string, number>>>
> {
  readonly targetWeight: Matrix;
  readonly targetBias: Vector;
  readonly onlineWeight: Matrix;
  readonly onlineBias: Vector;
  readonly options: Readonly<Record<string, number>>;
}

/** Random weights: [rows, 3] and a bias of 3, the online ones a hundred times as large. */
export function drawTwins(
  random: Random,
  rows: number,
  options: Readonly<Record<string, number>>,
): Twins {
  const large = (row: Vector) => row.map((v) => 100 * v);
  return {
    targetWeight: drawMatrix(random, rows, 3),
    targetBias: drawMatrix(random, 1, 3).flat(),
    onlineWeight: drawMatrix(random, rows, 3).map(large),
    onlineBias: large(drawMatrix(random, 1, 3).flat()),
    options,
  };
}
