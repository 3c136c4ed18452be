import * as tf from '@tensorflow/tfjs';
import { assertPositive, assertSameShape } from '../shapes';
import { l2Normalize } from '../similarity';
import { assertRows } from './guards';

/** Options of {@link alignment}. */
export interface AlignmentOptions {
  /** The power of the distances. @defaultValue 2 */
  readonly alpha?: number;
}

// Below the square root, so that the gradient is finite where two views agree.
const EPSILON = 1e-12;

/**
 * How far apart the two views of an image are on the sphere.
 *
 *     align = 1/N Σ_i ‖u_i − v_i‖^α,   u and v the unit vectors
 *
 * @param z1 - Embeddings of the first views, [N, D]. Need not be unit length.
 * @param z2 - Embeddings of the second views, [N, D].
 * @returns Scalar from 0, all views agree, to 2^α.
 * @throws RangeError unless both are matrices of one shape.
 * @see Wang and Isola 2020, eq. 1. https://arxiv.org/abs/2005.10242
 */
export function alignment(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  { alpha = 2 }: AlignmentOptions = {},
): tf.Scalar {
  assertRows('alignment', { z1, z2 });
  assertSameShape('alignment', { z1, z2 });
  assertPositive('alignment', { alpha });
  return tf.tidy(() => {
    const squared = l2Normalize(z1).sub(l2Normalize(z2)).square().sum(1); // [N]
    return (alpha === 2 ? squared : squared.add(EPSILON).pow(alpha / 2)).mean();
  });
}
