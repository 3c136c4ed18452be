import * as tf from '@tensorflow/tfjs';
import { assertMatrix, formatShape } from '../shapes';
import { cosineSimilarityMatrix } from '../similarity';

/** Ways to say how alike two vectors are; more is more alike in each. */
export type Measure = 'cosine' | 'dot' | 'euclidean' | 'squared';

/** How rows are compared. */
export interface SimilarityOptions {
  /** @defaultValue 'cosine' */
  readonly measure?: Measure;
}

// Inside the square root, so that the gradient of equal rows is finite.
const EPSILON = 1e-12;

const between = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D =>
  a.expandDims(1).sub<tf.Tensor3D>(b.expandDims(0)).square().sum<tf.Tensor2D>(2); // exact where rows are equal, unlike a·b

const MEASURES: Readonly<Record<Measure, (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D>> = {
  cosine: cosineSimilarityMatrix,
  dot: (a, b) => tf.matMul(a, b, false, true),
  euclidean: (a, b) => between(a, b).add<tf.Tensor2D>(EPSILON).sqrt().neg(),
  squared: (a, b) => between(a, b).neg(),
};

/**
 * How alike every row of `a` and every row of `b` are, by one of four measures.
 *
 *     cosine: a_i · b_j / (‖a_i‖ ‖b_j‖)      dot: a_i · b_j
 *     euclidean: −‖a_i − b_j‖                squared: −‖a_i − b_j‖²
 *
 * The distances are negative, so that more is more alike; they take N·M·D numbers on the way.
 *
 * @param a - Vectors as rows, [N, D].
 * @param b - Vectors as rows, [M, D]. May be `a` itself.
 * @returns Row i, column j: the similarity of a_i and b_j, [N, M].
 * @throws RangeError unless both are matrices whose rows have one length D, and the measure is one
 *   of the four.
 */
export function similarityMatrix(
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { measure = 'cosine' }: SimilarityOptions = {},
): tf.Tensor2D {
  assertMatrix('similarityMatrix', { a, b });
  if (a.shape[1] !== b.shape[1]) {
    throw new RangeError(
      `similarityMatrix: a is ${formatShape(a.shape)}, b is ${formatShape(b.shape)}; ` +
        'their rows must have one length.',
    );
  }
  if (!Object.hasOwn(MEASURES, measure)) {
    const names = Object.keys(MEASURES).join(', ');
    throw new RangeError(`similarityMatrix: measure is ${measure}; it must be one of ${names}.`);
  }
  return tf.tidy(() => MEASURES[measure](a, b));
}
