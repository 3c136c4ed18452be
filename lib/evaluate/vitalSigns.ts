import * as tf from '@tensorflow/tfjs';
import { assertSameShape } from '../shapes';
import { l2Normalize } from '../similarity';
import { alignment } from './alignment';
import { assertRows } from './guards';
import { aboutMean, NOTHING, valueOf } from './moments';
import { uniformity } from './uniformity';

/** Three numbers that say how a contrastive training is doing, none of which needs a label. */
export interface VitalSigns {
  /** Mean squared distance of the two views of an image: 0 where all agree, at most 4. */
  readonly alignment: number;
  /** How evenly images spread, as `uniformity` has it: 0 where all are one point, −4 at best. */
  readonly uniformity: number;
  /** In how many directions images differ: 0 where they do not, D where in all directions alike. */
  readonly dimensions: number;
}

/**
 * Alignment, uniformity, and the number of dimensions that are in use.
 *
 *     align = 1/N Σ_i ‖u_i − v_i‖²,   uniform = log mean over i < j of exp(−2 ‖u_i − u_j‖²),
 *     dimensions = (tr C)² / tr(C²),   C the covariance of u, u and v the unit vectors
 *
 * The last is called participation ratio. With the eigenvalues λ of C it is (Σ λ)² / Σ λ²; it comes
 * without working them out, and is never above the effective rank by entropy.
 *
 * @param z1 - Embeddings of the first views, [N, D]. Need not be unit length.
 * @param z2 - Embeddings of the second views, [N, D]; only the alignment looks at them.
 * @throws RangeError unless both are matrices of one shape, with at least two rows.
 * @see Wang and Isola 2020. https://arxiv.org/abs/2005.10242; Gao et al. 2017, for the ratio.
 *   https://doi.org/10.1101/214262
 */
export function vitalSigns(z1: tf.Tensor2D, z2: tf.Tensor2D): VitalSigns {
  assertRows('vitalSigns', { z1, z2 });
  assertSameShape('vitalSigns', { z1, z2 });
  if (z1.shape[0] < 2) {
    throw new RangeError(`vitalSigns: z1 has ${z1.shape[0]} row; pairs need at least 2.`);
  }
  return tf.tidy(() => ({
    alignment: valueOf(alignment(z1, z2)),
    uniformity: valueOf(uniformity(z1)),
    dimensions: participation(l2Normalize(z1)),
  }));
}

/** (tr C)² / tr(C²) of rows. */
function participation(rows: tf.Tensor2D): number {
  const [count] = rows.shape;
  const centred = aboutMean(rows);
  const covariance = tf.matMul(centred, centred, true).div(count - 1); // [D, D]
  const total = valueOf(
    centred
      .square()
      .sum()
      .div(count - 1),
  ); // the trace
  if (total < NOTHING) return 0;
  return total ** 2 / valueOf(covariance.square().sum());
}
