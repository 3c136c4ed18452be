import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import { l2Normalize } from '../similarity';

/** Options of {@link classSimilarity}. */
export interface ClassSimilarityOptions {
  /** How many classes there are; labels count from 0. @defaultValue 10 */
  readonly classes?: number;
}

/**
 * Mean cosine similarity of the pairs that two classes make, for every two classes.
 *
 *     s_ij = mean of cos(x, y) over x in class i, y in class j, x and y not the same embedding
 *
 * Needs no N×N matrix: with u the unit vectors, S_i their sum over class i and n_i its size,
 *
 *     s_ij = (S_i · S_j − [i = j] Σ ‖u‖²) / (n_i n_j − [i = j] n_i)
 *
 * @param embeddings - Embeddings as rows, [N, D]. Need not be unit length.
 * @param labels - The class of each row, N whole numbers below `classes`.
 * @returns Symmetric matrix, [classes, classes]; 0 where there is no pair (a class without members,
 *   and on the diagonal a class of one).
 * @throws RangeError unless there is one label a row, each below `classes`.
 */
export function classSimilarity(
  embeddings: tf.Tensor2D,
  labels: Uint8Array,
  { classes = 10 }: ClassSimilarityOptions = {},
): tf.Tensor2D {
  assertLabels(embeddings, labels, classes);
  const sizes = classSizes(labels, classes);
  return tf.tidy(() => {
    const unit = l2Normalize(embeddings); // [N, D]
    const ofClass = tf.range(0, classes).expandDims(1).equal(tf.tensor1d(labels, 'float32'));
    const members = ofClass.cast<tf.Tensor2D>('float32'); // [C, N]; oneHot wants two classes
    const sums: tf.Tensor2D = tf.matMul(members, unit); // [C, D]
    // Rounding aside ‖u‖² is 1, but 0 for a row of zeros.
    const selves: tf.Tensor1D = tf.matMul(members, unit.square().sum(1, true)).squeeze([1]);
    const totals = tf.matMul(sums, sums, false, true).sub(tf.diag(selves)); // [C, C]
    const pairs = sizes.map((n, i) => sizes.map((m, j) => n * m - (i === j ? n : 0)));
    return tf.where(tf.greater(pairs, 0), totals.div(tf.maximum(pairs, 1)), 0) as tf.Tensor2D;
  });
}

function classSizes(labels: Uint8Array, classes: number): number[] {
  const sizes = new Array<number>(classes).fill(0);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

function assertLabels(embeddings: tf.Tensor, labels: Uint8Array, classes: number): void {
  if (!Number.isInteger(classes) || classes < 1) {
    throw new RangeError(
      `classSimilarity: classes is ${classes}; it must be a whole number above 0.`,
    );
  }
  if (embeddings.shape.length !== 2 || embeddings.shape[0] !== labels.length) {
    throw new RangeError(
      `classSimilarity: embeddings is ${formatShape(embeddings.shape)} and there are ` +
        `${labels.length} labels; embeddings must be a matrix with one label a row.`,
    );
  }
  const row = labels.findIndex((label) => label >= classes);
  if (row >= 0) {
    throw new RangeError(
      `classSimilarity: label ${labels[row] ?? ''} of row ${row} is not below classes, ${classes}.`,
    );
  }
}
