import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertSameShape, formatShape } from './shapes';

/**
 * Scales each row to unit length.
 *
 *     u_i = x_i / ‖x_i‖,   and 0 for a row of zeros, which has no direction
 *
 * Right for rows of any float32 magnitude. The gradient is (dy − u (u·dy)) / ‖x‖, and 0 at a row
 * of zeros, where the formula has none.
 *
 * @param x - Vectors as rows, [N, D].
 * @returns Unit vectors as rows, [N, D].
 * @throws RangeError unless `x` is a matrix.
 */
export function l2Normalize(x: tf.Tensor2D): tf.Tensor2D {
  assertMatrix('l2Normalize', { x });
  if (x.shape[0] === 0) return tf.cast(x, 'float32'); // engines differ in what they make of no rows
  if (x.dtype === 'float32') return unitRows(x) as tf.Tensor2D;
  return tf.tidy(() => unitRows(x.toFloat()) as tf.Tensor2D);
}

/**
 * Cosine of the angle between row i of `z1` and row i of `z2`.
 *
 *     cos_i = z1_i · z2_i / (‖z1_i‖ ‖z2_i‖),   and 0 where a row is all zeros
 *
 * @param z1 - Vectors as rows, [N, D]. Need not be unit length.
 * @param z2 - Vectors as rows, [N, D].
 * @returns One cosine a row, [N], in [−1, 1] up to rounding.
 * @throws RangeError unless both are matrices of one shape.
 */
export function cosineSimilarity(z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Tensor1D {
  assertMatrix('cosineSimilarity', { z1, z2 });
  assertSameShape('cosineSimilarity', { z1, z2 });
  return tf.tidy(() => l2Normalize(z1).mul(l2Normalize(z2)).sum(1));
}

/**
 * Cosine of the angle between every row of `a` and every row of `b`.
 *
 *     cos_ij = a_i · b_j / (‖a_i‖ ‖b_j‖),   and 0 where a row is all zeros
 *
 * @param a - Vectors as rows, [N, D]. Need not be unit length.
 * @param b - Vectors as rows, [M, D]. May be `a` itself.
 * @returns Row i, column j: the cosine of a_i and b_j, [N, M], in [−1, 1] up to rounding.
 * @throws RangeError unless both are matrices whose rows have one length D.
 */
export function cosineSimilarityMatrix(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  assertMatrix('cosineSimilarityMatrix', { a, b });
  if (a.shape[1] !== b.shape[1]) {
    throw new RangeError(
      `cosineSimilarityMatrix: a is ${formatShape(a.shape)}, b is ${formatShape(b.shape)}; ` +
        'their rows must have one length.',
    );
  }
  return tf.tidy(() => tf.matMul(l2Normalize(a), l2Normalize(b), false, true));
}

/** Places in a similarity matrix: entry k of two arrays is the row and the column of pair k. */
export interface PairIndices {
  /** Rows of the positive pairs, [P]. */
  readonly anchorPositive: Int32Array;
  /** Columns of the positive pairs, [P]. */
  readonly positive: Int32Array;
  /** Rows of the negative pairs, [M]. */
  readonly anchorNegative: Int32Array;
  /** Columns of the negative pairs, [M]. */
  readonly negative: Int32Array;
}

/**
 * All pairs that a batch makes: two images of one class are a positive pair, two images of
 * different classes a negative one. (i, j) and (j, i) are two pairs; (i, i) is none.
 *
 * @param labels - The class of each image, [N].
 * @returns The pairs, row by row of the N×N matrix.
 */
export function pairIndices(labels: Uint8Array | Int32Array | readonly number[]): PairIndices {
  const [anchorPositive, positive] = placesWhere(labels.length, (i, j) => {
    return i !== j && labels[i] === labels[j];
  });
  const [anchorNegative, negative] = placesWhere(labels.length, (i, j) => {
    return i !== j && labels[i] !== labels[j]; // NaN differs from itself
  });
  return { anchorPositive, positive, anchorNegative, negative };
}

/** Rows and columns of the entries of an N×N matrix for which `isPair` holds. */
function placesWhere(
  n: number,
  isPair: (row: number, column: number) => boolean,
): [Int32Array, Int32Array] {
  const rows: number[] = [];
  const columns: number[] = [];
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      if (!isPair(i, j)) continue;
      rows.push(i);
      columns.push(j);
    }
  }
  return [Int32Array.from(rows), Int32Array.from(columns)];
}

// A gradient of its own: tfjs would go through the square of the scale, which under- or overflows.
const unitRows = tf.customGrad((x, save) => {
  const rows = x as tf.Tensor;
  const largest = rows.abs().max(1, true); // [N, 1]
  // Dividing by ∞ makes a row of zeros 0 in the value and in the gradient.
  const scale = tf.where(largest.greater(0), largest, Infinity);
  const scaled = rows.div(scale); // in [−1, 1]: no square overflows
  const length = scaled.square().sum(1, true).sqrt().maximum(1); // at least 1 but for rounding
  const unit = scaled.div(length);
  (save as (tensors: tf.Tensor[]) => void)([unit, scale, length]);
  return {
    value: unit,
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [u, s, l] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const along = u.mul(dy).sum(1, true);
      return dy.sub(u.mul(along)).div(l).div(s); // ‖x‖ = scale · length may overflow
    },
  };
});
