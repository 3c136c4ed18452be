import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { drawMatrix } from '../vectors';

/** Two embeddings a pair, 1 where they belong together, and the margin. */
export interface Pairs extends Readonly<
  Record<string, Matrix | Vector | Readonly<Record<string, number>>>
> {
  readonly x1: Matrix;
  readonly x2: Matrix;
  readonly similar: Vector;
  readonly options: Readonly<Record<string, number>>;
}

// Squared distances of the pairs; none is near a margin of ½, 1, 2 or 3, where the loss has a kink.
const SQUARES = [0.4, 1.5, 0.7, 2.6, 0.2, 3.6];
// In step with SQUARES, both kinds of pairs get small and large distances.
const KINDS = [0, 1, 1, 0];

const turn = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;

/** Random pairs of both kinds, some nearer than the margin and some farther. */
export function drawPairs(
  random: Random,
  count: number,
  dim: number,
  options: Pairs['options'] = {},
): Pairs {
  const x1 = drawMatrix(random, count, dim);
  const start = Math.floor(12 * random());
  const x2 = x1.map((row, n) => partner(row, turn(SQUARES, start + n), n % 2 === 0 ? 1 : -1));
  return { x1, x2, similar: x1.map((_, n) => turn(KINDS, start + n)), options };
}

/** A point at about that squared distance: half of it along the first axis, half along the last. */
function partner(row: Vector, square: number, sign: number): Vector {
  const last = row.length - 1;
  const step = Math.round(100 * Math.sqrt(square / Math.min(2, row.length))) / 100;
  return row.map((v, d) => {
    if (d === 0) return v + step;
    return d === last ? v + sign * step : v;
  });
}
