import * as tf from '@tensorflow/tfjs';

/** Options of {@link gradientCheck}. */
export interface GradientCheckOptions {
  /** The longest gradient that is taken as it is; `Infinity` takes all. @defaultValue 1 */
  readonly maxNorm?: number;
}

/** How long a gradient is, and what to multiply it by before a step. */
export interface GradientReport {
  /** The length of all gradients together, as one vector. */
  readonly norm: number;
  /** 1 for a short gradient, less for a long one, 0 for one that is not finite. */
  readonly factor: number;
}

/**
 * The global norm of gradients, and the factor that brings it down to `maxNorm`.
 *
 *     norm = √(Σ over all tensors and all their entries of g²),   factor = min(1, maxNorm / norm)
 *
 * One factor for all tensors: the direction of the step stays. A norm that is not finite gets the
 * factor 0; whoever heeds it leaves the step out, for 0 · NaN is NaN.
 *
 * @param gradients - By the names of their weights, as `tf.variableGrads` gives them.
 * @throws RangeError when `maxNorm` is not above 0.
 * @see Pascanu, Mikolov and Bengio 2013, algorithm 1. https://arxiv.org/abs/1211.5063
 */
export function gradientCheck(
  gradients: tf.NamedTensorMap,
  { maxNorm = 1 }: GradientCheckOptions = {},
): GradientReport {
  if (!(maxNorm > 0)) {
    throw new RangeError(`gradientCheck: maxNorm is ${maxNorm}; it must be above 0.`);
  }
  const squares = tf.tidy(() => {
    const sums = Object.values(gradients).map((gradient) => gradient.square().sum());
    return sums.length === 0 ? 0 : (tf.addN(sums).dataSync()[0] ?? NaN);
  });
  const norm = Math.sqrt(squares);
  if (!Number.isFinite(norm)) return { norm, factor: 0 };
  return { norm, factor: norm > maxNorm ? maxNorm / norm : 1 };
}
