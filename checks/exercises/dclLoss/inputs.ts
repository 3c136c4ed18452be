import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { listed } from '../pairIndices/pairs';

/** Where the pairs stand in the batch. */
export type Indices = Readonly<
  Record<'anchorPositive' | 'positive' | 'anchorNegative' | 'negative', Int32Array>
>;

/** The similarities of the pairs, where these stand, and the temperature. */
export interface Pairs extends Readonly<
  Record<string, Vector | Readonly<Record<string, Int32Array>> | Readonly<Record<string, number>>>
> {
  readonly positivePairs: Vector;
  readonly negativePairs: Vector;
  readonly indices: Indices;
  readonly options: Readonly<Record<string, number>>;
}

/** What a batch's labels and its matrix of similarities come to. */
export function pairsOf(
  labels: readonly number[] | Uint8Array,
  similarities: Matrix,
  options: Pairs['options'] = {},
): Pairs {
  const indices = listed(Uint8Array.from(labels));
  const at = (rows: Int32Array, columns: Int32Array) =>
    Array.from(rows, (row, k) => similarities[row]?.[columns[k] ?? -1] ?? NaN);
  return {
    positivePairs: at(indices.anchorPositive, indices.positive),
    negativePairs: at(indices.anchorNegative, indices.negative),
    indices,
    options,
  };
}

/** A matrix of numbers from −1 to 1 with two decimals; row i, column j tells nothing of row j, column i. */
export const drawSimilarities = (random: Random, count: number): Matrix =>
  Array.from({ length: count }, () =>
    Array.from({ length: count }, () => Math.round(200 * random() - 100) / 100),
  );

/** The lower half of a matrix, mirrored: as cosines of one set of embeddings are. */
export const mirrored = (x: Matrix): Matrix =>
  x.map((row, i) => row.map((v, j) => (i < j ? (x[j]?.[i] ?? NaN) : v)));
