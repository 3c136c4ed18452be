import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import type { PairIndices } from '../similarity';
import { pick } from './pick';

/** A loss of pairs, such as {@link dclLoss}. */
export type PairLoss = (
  positivePairs: tf.Tensor1D,
  negativePairs: tf.Tensor1D,
  indices: PairIndices,
) => tf.Tensor;

/**
 * Looks up the similarities of all pairs and hands them to a loss.
 *
 * @param similarities - Similarity of every two images of a batch, [N, N].
 * @param indices - The pairs, as {@link pairIndices} finds them: P positive and M negative ones.
 * @param loss - Gets the similarities of the positive pairs, [P], those of the negative pairs,
 *   [M], and `indices`.
 * @returns What `loss` returns.
 * @throws RangeError unless `similarities` is a square matrix that has the place of every pair.
 */
export function pairBasedLoss(
  similarities: tf.Tensor2D,
  indices: PairIndices,
  loss: PairLoss,
): tf.Tensor {
  assertSquare(similarities);
  assertPlaces(similarities, indices);
  const [n] = similarities.shape;
  const { anchorPositive, positive, anchorNegative, negative } = indices;
  const at = (rows: Int32Array, columns: Int32Array) =>
    pick(
      similarities,
      rows.map((row, k) => row * n + (columns[k] ?? 0)),
    );
  return tf.tidy(() => loss(at(anchorPositive, positive), at(anchorNegative, negative), indices));
}

function assertSquare({ shape }: tf.Tensor): void {
  if (shape.length === 2 && shape[0] === shape[1]) return;
  throw new RangeError(
    `pairBasedLoss: similarities is ${formatShape(shape)}; it must be a square matrix [N, N].`,
  );
}

function assertPlaces({ shape: [n = 0] }: tf.Tensor, indices: PairIndices): void {
  const { anchorPositive, positive, anchorNegative, negative } = indices;
  for (const [rows, columns] of [
    [anchorPositive, positive],
    [anchorNegative, negative],
  ] as const) {
    const outside = rows.findIndex((row, k) => !(row < n && (columns[k] ?? n) < n));
    if (outside < 0 && rows.length === columns.length) continue;
    const place = `(${rows[outside] ?? 'none'}, ${columns[outside] ?? 'none'})`;
    throw new RangeError(
      `pairBasedLoss: indices has a pair ${place}, similarities is [${n}, ${n}]; ` +
        'both must be of the same images.',
    );
  }
}
