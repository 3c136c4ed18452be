import * as tf from '@tensorflow/tfjs';
import { tileRows } from './tileRows';

// More than any squared distance within [−2, 2]^D for D up to a million; exact in float32.
const FAR = 2 ** 24;

/** Rows [from, to) of a matrix. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** The rows of a matrix in turn, so many at a time that `numbersPerRow` for each stay in bounds. */
export function* tiles(rows: number, numbersPerRow: number): Generator<Rows> {
  const height = tileRows(numbersPerRow);
  for (let from = 0; from < rows; from += height) {
    yield { from, to: Math.min(rows, from + height) };
  }
}

/**
 * Moved about 0 and shrunk or stretched to a largest number of 1, where float32 can best tell
 * distances apart; which of two is larger stays.
 */
export const centred = (points: tf.Tensor2D): tf.Tensor2D =>
  tf.tidy(() => {
    const within = toOne(fromFirst(points));
    return toOne(within.sub(within.mean(0)));
  });

/**
 * Half of each point's difference from the first. Both steps are exact where points are near each
 * other and far from 0, so that float32 keeps all their digits; and none overflows.
 */
export function fromFirst(points: tf.Tensor2D): tf.Tensor2D {
  const halves: tf.Tensor2D = points.div(2);
  return halves.sub(halves.slice([0, 0], [1, -1]));
}

function toOne(x: tf.Tensor2D): tf.Tensor2D {
  const largest = x.abs().max();
  return x.div(tf.where(largest.greater(0), largest, 1));
}

/**
 * Squared distances of some points from all, ‖a‖² + ‖b‖² − 2 a·b; a point is far from itself.
 *
 * @param points - From {@link centred}, [N, D].
 * @returns [to − from, N].
 */
export const distancesFrom = (points: tf.Tensor2D, { from, to }: Rows): tf.Tensor2D =>
  tf.tidy(() => {
    const some = points.slice([from, 0], [to - from, -1]);
    const products: tf.Tensor2D = tf.matMul(some, points, false, true);
    const lengths = points.square().sum(1); // [N]
    const own = tf.range(from, to, 1, 'int32');
    return lengths
      .slice(from, to - from)
      .expandDims<tf.Tensor2D>(1)
      .add(lengths)
      .sub(products.mul(2))
      .add(tf.oneHot(own, points.shape[0]).mul(FAR));
  });

/**
 * The nearest other points of each of some, nearest first.
 *
 * @param points - From {@link centred}, [N, D].
 * @returns Their rows in `points`, [to − from, count].
 */
export const nearestTo = (points: tf.Tensor2D, rows: Rows, count: number): tf.Tensor2D =>
  tf.tidy(() => tf.topk(distancesFrom(points, rows).neg(), count).indices);
