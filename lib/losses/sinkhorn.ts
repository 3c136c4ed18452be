import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertPositive } from '../shapes';
import { asConstant } from '../stopGradient';

/** How scores become assignments. */
export interface SinkhornOptions {
  /**
   * How often columns and rows are brought to their sums.
   *
   * @defaultValue 3
   */
  readonly iterations?: number;
  /**
   * ε, what scores are divided by: the lower it is, the more an image is given to one prototype.
   *
   * @defaultValue 0.05
   */
  readonly epsilon?: number;
}

/**
 * Shares images out among prototypes, so that every prototype gets equally much of the batch
 * (Sinkhorn and Knopp).
 *
 *     q = exp(scores / ε);   again and again:   q_nk ← q_nk / Σ_m q_mk,   q_nk ← q_nk / Σ_j q_nj
 *
 * All of it happens to log q, so that no score overflows. No gradient flows through it: to a loss,
 * assignments are constants.
 *
 * @param scores - How well image n fits prototype k, [N, K]. Cosines in SwAV.
 * @returns [N, K]. Every row sums to 1, and the columns to N/K the more nearly, the more
 *   `iterations` there are.
 * @throws RangeError unless `scores` is a matrix, `epsilon` is above 0, and `iterations` is a whole
 *   number above 0.
 * @see Caron et al. 2020, eq. 3–5. https://arxiv.org/abs/2006.09882; Cuturi 2013.
 *   https://arxiv.org/abs/1306.0895
 */
export function sinkhorn(
  scores: tf.Tensor2D,
  { iterations = 3, epsilon = 0.05 }: SinkhornOptions = {},
): tf.Tensor2D {
  assertMatrix('sinkhorn', { scores });
  assertPositive('sinkhorn', { epsilon });
  assertIterations(iterations);
  const assigned = (x: tf.Tensor2D): tf.Tensor2D => {
    let log: tf.Tensor2D = x.div(epsilon); // [N, K]
    for (let i = 0; i < iterations; i += 1) {
      log = log.sub(tf.logSumExp(log, 0, true)); // prototypes: all get the same
      log = log.sub(tf.logSumExp(log, 1, true)); // images: each gives 1
    }
    return log.exp();
  };
  return tf.tidy(() => asConstant(scores, assigned));
}

function assertIterations(iterations: number): void {
  if (!(Number.isInteger(iterations) && iterations > 0)) {
    throw new RangeError(
      `sinkhorn: iterations is ${iterations}; it must be a whole number above 0.`,
    );
  }
}
