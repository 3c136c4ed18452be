import * as tf from '@tensorflow/tfjs';
import { softmaxCrossEntropy } from '../engine/fused/softmaxCrossEntropy';
import { assertMatrix, assertPositive, assertViews, formatShape } from '../shapes';
import { cosineSimilarity, cosineSimilarityMatrix } from '../similarity';
import type { ContrastiveOptions } from './contrastiveOptions';

/**
 * InfoNCE: every query must pick its positive out of that and K negatives, which all queries
 * share.
 *
 *     ℓ(i) = −log( exp(s(q_i, p_i) / τ) / (exp(s(q_i, p_i) / τ) + Σ_k exp(s(q_i, n_k) / τ)) )
 *
 * with s the cosine similarity. The positive is in the denominator, so that no loss is below 0.
 *
 * @param query - Queries as rows, [N, D]. Need not be unit length.
 * @param positive - Row i is the positive of query i, [N, D].
 * @param negatives - Negatives of every query, [K, D].
 * @returns Scalar, the mean over the N queries, in nats; log(1 + K) where all similarities are
 *   equal.
 * @throws RangeError unless the shapes are these, and `temperature` is above 0.
 * @see van den Oord et al. 2018, eq. 4. https://arxiv.org/abs/1807.03748
 */
export function infoNce(
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Scalar {
  assertPositive('infoNce', { temperature });
  return tf.tidy(() => {
    const similarities = comparisons('infoNce', { query, positive, negatives });
    const logits = similarities.div<tf.Tensor2D>(temperature); // [N, 1 + K]
    return softmaxCrossEntropy(logits, tf.zeros([query.shape[0]], 'int32'));
  });
}

/** What queries are compared with. */
interface Compared {
  readonly query: tf.Tensor2D;
  readonly positive: tf.Tensor2D;
  readonly negatives: tf.Tensor2D;
}

/**
 * Cosines of each query with its positive, in column 0, and with all negatives: [N, 1 + K].
 *
 * @throws RangeError, in the name of the caller, unless the shapes are those of {@link infoNce}.
 */
export function comparisons(caller: string, { query, positive, negatives }: Compared): tf.Tensor2D {
  assertViews(caller, { query, positive });
  assertMatrix(caller, { negatives });
  assertNegatives(caller, negatives, query);
  return tf.tidy(() => {
    const right = cosineSimilarity(query, positive).expandDims<tf.Tensor2D>(1); // [N, 1]
    return tf.concat([right, cosineSimilarityMatrix(query, negatives)], 1);
  });
}

function assertNegatives(caller: string, negatives: tf.Tensor2D, query: tf.Tensor2D): void {
  if (negatives.shape[0] > 0 && negatives.shape[1] === query.shape[1]) return;
  throw new RangeError(
    `${caller}: query is ${formatShape(query.shape)}, negatives is ${formatShape(negatives.shape)}; ` +
      'there must be at least one negative, in rows of the same length.',
  );
}
