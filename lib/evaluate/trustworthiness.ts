import * as tf from '@tensorflow/tfjs';
import { assertWhole, formatShape } from '../shapes';
import { centred, distancesFrom, nearestTo, tiles, type Rows } from './distances';
import { assertFinite } from './guards';

/** Options of {@link trustworthiness}. */
export interface TrustworthinessOptions {
  /** How many neighbours in the plane are looked at; below half the number of points. */
  readonly neighbours?: number;
}

/**
 * How far neighbours in a picture can be trusted to be neighbours in truth.
 *
 *     T = 1 − 2 / (N k (2N − 3k − 1)) Σ_i Σ_j max(0, r(i, j) − k)
 *
 * with j over the k nearest neighbours of i in the picture, and r(i, j) the rank of j by its
 * distance from i in truth, 1 for the nearest.
 *
 * @param points - What the picture shows, [N, D].
 * @param embedding - The picture, a row for each row of `points`, [N, d].
 * @returns 1 where all neighbours in the picture are neighbours in truth, and 0 at the worst.
 * @throws RangeError unless both are matrices of finite numbers with one number of rows, more than
 *   twice `neighbours`.
 * @see Venna and Kaski 2001. https://doi.org/10.1007/3-540-44668-0_68
 */
export function trustworthiness(
  points: tf.Tensor2D,
  embedding: tf.Tensor2D,
  { neighbours = 12 }: TrustworthinessOptions = {},
): number {
  assertPicture(points, embedding, neighbours);
  assertFinite('trustworthiness', { points, embedding });
  const size = points.shape[0];
  const excess = tf.tidy(() => {
    const [truth, picture] = [centred(points), centred(embedding)];
    let total = 0;
    for (const rows of tiles(size, neighbours * size)) {
      total += tf.tidy(() => {
        const ranks = ranksOf(nearestTo(picture, rows, neighbours), truth, rows);
        return ranks.sub(neighbours).maximum(0).sum().dataSync<'float32'>()[0] ?? NaN;
      });
    }
    return total;
  });
  return 1 - (2 * excess) / (size * neighbours * (2 * size - 3 * neighbours - 1));
}

/** The rank that each of these points has among all, seen from the point of its row. */
function ranksOf(chosen: tf.Tensor2D, truth: tf.Tensor2D, rows: Rows): tf.Tensor {
  const distances = distancesFrom(truth, rows); // [T, N]
  const [height, size] = distances.shape;
  // By place in all of the tile: on wasm, tfjs gathers wrongly along an axis with batches.
  const starts = tf.range(0, height * size, size, 'int32').expandDims(1); // [T, 1]
  const own = tf.gather(distances.flatten(), starts.add(chosen).cast('int32')); // [T, k]
  const isNearer = distances.expandDims(1).less(own.expandDims(2)); // [T, k, N]
  return isNearer.sum(2).add(1);
}

function assertPicture(points: tf.Tensor2D, embedding: tf.Tensor2D, neighbours: number): void {
  const shapes: number[][] = [points.shape, embedding.shape];
  if (shapes.some(({ length }) => length !== 2) || points.shape[0] !== embedding.shape[0]) {
    const [truth = '', picture = ''] = shapes.map(formatShape);
    throw new RangeError(
      `trustworthiness: points is ${truth}, embedding is ${picture}; both must be matrices with ` +
        'one number of rows.',
    );
  }
  assertWhole('trustworthiness', { neighbours }, Math.ceil(points.shape[0] / 2) - 1);
}
