import type * as tf from '@tensorflow/tfjs';
import { assertOneOf, assertPositive } from '../shapes';
import { assertLabelled } from './guards';
import { nearestNeighbours, type NeighbourOptions } from './nearestNeighbours';

/** How many neighbours vote, and how. */
export interface KnnOptions extends NeighbourOptions {
  /**
   * `majority`: one vote a neighbour. `similarity`: exp(cosine / temperature) votes a neighbour.
   *
   * @defaultValue 'majority'
   */
  readonly vote?: 'majority' | 'similarity';
  /** Of the `similarity` vote: the smaller, the more the nearest count. @defaultValue 0.07 */
  readonly temperature?: number;
}

/**
 * Gives each query the class that most of its `k` nearest references have.
 *
 * Where classes have equally many votes, the one with the nearest reference wins.
 *
 * @param queries - Embeddings to classify, [Q, D].
 * @param references - Embeddings whose class is known, [R, D].
 * @param labels - Their classes, [R].
 * @returns The class of each query, [Q].
 * @throws RangeError unless there is one label a reference, and as `nearestNeighbours` does.
 * @see Wu et al. 2018, section 3.4, for the vote by similarity. https://arxiv.org/abs/1805.01978
 */
export async function knnClassify(
  queries: tf.Tensor2D,
  references: tf.Tensor2D,
  labels: Uint8Array,
  { vote = 'majority', temperature = 0.07, ...options }: KnnOptions = {},
): Promise<Uint8Array> {
  assertLabelled('knnClassify', ['references', 'labels'], [references.shape[0], labels.length]);
  assertPositive('knnClassify', { temperature });
  assertOneOf('knnClassify', { vote }, ['majority', 'similarity']);
  const { indices, cosines, k } = await nearestNeighbours(queries, references, options);
  return Uint8Array.from({ length: queries.shape[0] }, (_, query) => {
    const [start, end] = [query * k, (query + 1) * k];
    const classes = Array.from(indices.subarray(start, end), (index) => labels[index] ?? 0);
    const nearest = cosines[start] ?? 0;
    const weigh = (cosine: number) =>
      vote === 'majority' ? 1 : Math.exp((cosine - nearest) / temperature); // at most 1
    return winner(classes, Array.from(cosines.subarray(start, end), weigh));
  });
}

/** The class with the largest total weight; of several, the first. */
function winner(classes: readonly number[], weights: readonly number[]): number {
  const totals = new Map<number, number>();
  classes.forEach((label, i) => totals.set(label, (totals.get(label) ?? 0) + (weights[i] ?? 0)));
  const most = Math.max(...totals.values());
  return classes.find((label) => totals.get(label) === most) ?? 0;
}
