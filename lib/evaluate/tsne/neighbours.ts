import * as tf from '@tensorflow/tfjs';
import { nearestTo, tiles, type Rows } from '../distances';
import { taken } from '../taken';

/** The nearest other points of each point. */
export interface Neighbours {
  /** How many each point has. */
  readonly count: number;
  /** Their rows, nearest first, [N, count]. */
  readonly rows: Int32Array;
  /** Their squared distances, [N, count]. */
  readonly distances: Float32Array;
}

/**
 * Finds the nearest neighbours of all points, by comparing every point with every other.
 *
 * @param points - Centred, [N, D].
 * @param breathe - Awaited again and again, so that the rest of the program gets its turn.
 */
export async function findNeighbours(
  points: tf.Tensor2D,
  count: number,
  breathe: () => Promise<void>,
): Promise<Neighbours> {
  const [size, dim] = points.shape;
  const rows = new Int32Array(size * count);
  const distances = new Float32Array(size * count);
  for (const tile of tiles(size, Math.max(size, count * dim))) {
    const { nearest, exact } = tf.tidy(() => {
      const nearest = nearestTo(points, tile, count);
      return { nearest, exact: exactDistances(points, tile, nearest) };
    });
    rows.set(taken(nearest), tile.from * count);
    distances.set(taken(exact), tile.from * count);
    await breathe();
  }
  return { count, rows, distances };
}

/** By differences: those of close points keep all their digits, unlike by products. */
function exactDistances(
  points: tf.Tensor2D,
  { from, to }: Rows,
  nearest: tf.Tensor2D, // [T, count]
): tf.Tensor2D {
  const own = points.slice([from, 0], [to - from, -1]).expandDims(1); // [T, 1, D]
  return tf.gather(points, nearest).sub(own).square().sum(2); // [T, count]
}
