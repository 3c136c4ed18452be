import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { drawMatrix } from '../vectors';
import { RUNNING } from './running';

/** Pictures with their classes, and the weights of a network that is small enough to look at. */
export interface Probing extends Readonly<Record<string, Matrix | Uint8Array | number>> {
  /** [N, pixels]. */
  readonly images: Matrix;
  readonly labels: Uint8Array;
  /** [pixels, dim]; batch norm and ReLU follow. */
  readonly encoder: Matrix;
  /** [dim, dim], so that a head fits on top of both. */
  readonly projection: Matrix;
  /** [dim + 1, classes]; the last row is the bias. */
  readonly head: Matrix;
  /** The learning rate of plain gradient descent. */
  readonly rate: number;
}

/** x · W. */
export const product = (x: Matrix, weights: Matrix): number[][] =>
  x.map((row) =>
    (weights[0] ?? []).map((_, c) =>
      row.reduce((sum, v, d) => sum + v * (weights[d]?.[c] ?? NaN), 0),
    ),
  );

/** The embeddings of the frozen encoder, [N, dim]. */
export const embeddings = ({ images, encoder }: Probing): number[][] =>
  product(images, encoder).map((row) =>
    row.map((v) => Math.max(0, (v - RUNNING.mean) / Math.sqrt(RUNNING.variance))),
  );

/** The head on top of embeddings or of anything of their size: [N, classes]. */
export const scores = (h: Matrix, head: Matrix): number[][] =>
  product(
    h.map((row) => [...row, 1]),
    head,
  );

/** softmax(x), shifted so that nothing overflows. */
export function softmax(x: Vector): number[] {
  const largest = Math.max(...x);
  const exponentials = x.map((v) => Math.exp(v - largest));
  const total = exponentials.reduce((sum, v) => sum + v, 0);
  return exponentials.map((v) => v / total);
}

/** A random batch; every class occurs in turn. */
export function drawProbing(
  random: Random,
  count: number,
  { pixels = 3, dim = 3, classes = 3 }: Readonly<Record<string, number>> = {},
): Probing {
  return {
    images: drawMatrix(random, count, pixels),
    labels: Uint8Array.from({ length: count }, (_, n) => (n + Math.floor(random() * 2)) % classes),
    encoder: drawMatrix(random, pixels, dim),
    projection: drawMatrix(random, dim, dim),
    head: drawMatrix(random, dim + 1, classes),
    rate: 0.5,
  };
}
