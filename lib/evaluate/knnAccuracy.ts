import type * as tf from '@tensorflow/tfjs';
import { assertLabelled } from './guards';
import { knnClassify, type KnnOptions } from './knnClassify';

/**
 * The share of queries whose nearest references have their class.
 *
 * With `k` = 1, the default: how often the most similar reference is of the same class.
 *
 * @param queries - Embeddings to classify, [Q, D].
 * @param queryLabels - Their true classes, [Q].
 * @param references - Embeddings whose class may be used, [R, D]; none of them a query.
 * @param referenceLabels - Their classes, [R].
 * @returns From 0 to 1.
 * @throws RangeError unless there is one label a row, and at least one query.
 */
export async function knnAccuracy(
  queries: tf.Tensor2D,
  queryLabels: Uint8Array,
  references: tf.Tensor2D,
  referenceLabels: Uint8Array,
  options: KnnOptions = {},
): Promise<number> {
  const count = queries.shape[0];
  assertLabelled('knnAccuracy', ['queries', 'queryLabels'], [count, queryLabels.length]);
  if (count === 0) throw new RangeError('knnAccuracy: there are no queries; at least 1 is needed.');
  const predicted = await knnClassify(queries, references, referenceLabels, options);
  return predicted.filter((label, i) => label === queryLabels[i]).length / count;
}
