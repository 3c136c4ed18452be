import * as tf from '@tensorflow/tfjs';
import { assertPositive, assertWhole, formatShape } from '../shapes';
import { l2Normalize } from '../similarity';
import { stopGradient } from '../stopGradient';
import { assertRows } from './guards';
import { tileRows } from './tileRows';

/** Options of {@link uniformity}. */
export interface UniformityOptions {
  /** How fast the potential falls with the distance. @defaultValue 2 */
  readonly t?: number;
  /** Rows at a time; by default so many that their distances take 64 MB. */
  readonly tile?: number;
}

// Finite, for a tile without pairs; exp(−1e9) is 0.
const SELF = 1e9;

/**
 * How evenly embeddings spread over the sphere: the mean Gaussian potential of all pairs.
 *
 *     uniform = log( mean over i < j of exp(−t ‖u_i − u_j‖²) ),   u the unit vectors
 *
 * Holds no [N, N] matrix where N is large, except for a gradient.
 *
 * @param z - Embeddings as rows, [N, D]. Need not be unit length.
 * @returns Scalar from −4 t to 0; 0 where all point one way.
 * @throws RangeError unless `z` is a matrix with at least two rows.
 * @see Wang and Isola 2020, eq. 2. https://arxiv.org/abs/2005.10242
 */
export function uniformity(z: tf.Tensor2D, options: UniformityOptions = {}): tf.Scalar {
  assertRows('uniformity', { z });
  const count = z.shape[0];
  if (count < 2) {
    throw new RangeError(`uniformity: z is ${formatShape(z.shape)}; a pair needs at least 2 rows.`);
  }
  const { t = 2, tile = tileRows(count) } = options;
  assertPositive('uniformity', { t });
  assertWhole('uniformity', { tile });
  return tf.tidy(() => {
    const unit = l2Normalize(z);
    const tiles: tf.Scalar[] = [];
    for (let first = 0; first < count; first += tile) {
      const rows = Math.min(tile, count - first);
      const here = unit.slice([first, 0], [rows, -1]);
      tiles.push(tf.tidy(() => logPotentialsWithin(here, t)));
      if (first + rows === count) break;
      const later = unit.slice([first + rows, 0]);
      tiles.push(tf.tidy(() => logSumExp(exponents(here, later, t))));
    }
    return logSumExp(tf.stack(tiles)).sub(Math.log((count * (count - 1)) / 2));
  });
}

/** log Σ exp(−t ‖u_i − u_j‖²) over i < j. */
const logPotentialsWithin = (u: tf.Tensor2D, t: number): tf.Scalar =>
  logSumExp(exponents(u, u, t).sub(tf.eye(u.shape[0]).mul(SELF))).sub(Math.log(2));

/** −t ‖u_i − v_j‖² for all rows of u and v, [N, M]. */
function exponents(u: tf.Tensor2D, v: tf.Tensor2D, t: number): tf.Tensor2D {
  const products = tf.matMul(u.mul<tf.Tensor2D>(2 * t), v, false, true);
  return products.sub(u.square().sum(1, true).mul(t)).sub(v.square().sum(1).mul(t));
}

/**
 * log Σ exp over all. The gradient of tfjs's goes through the largest number too, where it comes to
 * 1 − Σ softmax, nothing but rounding: of many pairs it would outweigh the nearest's own share.
 */
function logSumExp(x: tf.Tensor): tf.Scalar {
  const largest = stopGradient(x.max<tf.Scalar>());
  return x.sub(largest).exp().sum().log().add(largest);
}
