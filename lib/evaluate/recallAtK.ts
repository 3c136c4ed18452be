import type * as tf from '@tensorflow/tfjs';
import { assertLabelled } from './guards';
import { nearestNeighbours, type NeighbourOptions } from './nearestNeighbours';

/**
 * How often a search finds what it should: the share of queries for which one of the k nearest
 * items of a gallery, by cosine, is a right one.
 *
 * @param queries - Embeddings as rows, [N, D].
 * @param queryKeys - What is right for query i: every item with the same key, [N].
 * @param gallery - Embeddings of what is searched, [M, D].
 * @param galleryKeys - [M].
 * @returns A share from 0 to 1. Queries without any right item count as misses.
 * @throws RangeError when the keys do not fit the rows, or the shapes each other, and without any
 *   query.
 */
export async function recallAtK(
  queries: tf.Tensor2D,
  queryKeys: ArrayLike<string | number>,
  gallery: tf.Tensor2D,
  galleryKeys: ArrayLike<string | number>,
  options: NeighbourOptions = {},
): Promise<number> {
  assertLabelled('recallAtK', ['queries', 'queryKeys'], [queries.shape[0], queryKeys.length]);
  assertLabelled('recallAtK', ['gallery', 'galleryKeys'], [gallery.shape[0], galleryKeys.length]);
  if (queryKeys.length === 0) {
    throw new RangeError('recallAtK: there are no queries; at least 1 is needed.');
  }
  const { indices, k } = await nearestNeighbours(queries, gallery, options);
  const isFound = Array.from(queryKeys, (key, i) =>
    indices.subarray(i * k, (i + 1) * k).some((item) => galleryKeys[item] === key),
  );
  return isFound.filter(Boolean).length / isFound.length;
}
