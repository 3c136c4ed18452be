import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { kernelApi } from '../kernelApi';
import { l2Normalize } from '../similarity';
import { assertFinite, assertRows } from './guards';
import { taken } from './taken';
import { tileRows } from './tileRows';
import { assertWhole } from '../shapes';

/** How far a search is. */
export interface NeighbourProgress {
  /** Queries that have their neighbours. */
  readonly completed: number;
  readonly total: number;
}

/** How many neighbours, how many queries at a time, and who wants to know. */
export interface NeighbourOptions {
  /** Neighbours of each query. @defaultValue 1 */
  readonly k?: number;
  /** Queries at a time; by default so many that their cosines take 64 MB. */
  readonly tile?: number;
  /** Stops the search after the tile in hand; the kernel's Stop by default. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each tile; the search waits for it. */
  readonly onProgress?: (progress: NeighbourProgress) => void | Promise<void>;
}

/** The neighbours of query q are at q·k … q·k + k − 1, nearest first. */
export interface Neighbours {
  /** Rows of the references, [Q·k]. */
  readonly indices: Int32Array;
  /** Cosine similarity of the query and each neighbour, [Q·k]. */
  readonly cosines: Float32Array;
  readonly k: number;
}

/**
 * For each query the `k` references with the largest cosine similarity.
 *
 * Never holds the whole [Q, R] matrix: works tile by tile, and lets the rest of the program have a
 * turn between two tiles. A query of zeros has cosine 0 with everything.
 *
 * @param queries - Embeddings as rows, [Q, D]. Need not be unit length.
 * @param references - Embeddings to find, [R, D].
 * @throws RangeError unless both are matrices of finite numbers with rows of one length, and `k` is
 *   from 1 to R.
 * @throws the reason of `signal` when that is aborted.
 */
export async function nearestNeighbours(
  queries: tf.Tensor2D,
  references: tf.Tensor2D,
  options: NeighbourOptions = {},
): Promise<Neighbours> {
  assertRows('nearestNeighbours', { queries, references });
  const [total, count] = [queries.shape[0], references.shape[0]];
  const { k = 1, tile = tileRows(count), signal = kernelApi()?.stopSignal(), onProgress } = options;
  assertWhole('nearestNeighbours', { k }, count);
  assertWhole('nearestNeighbours', { tile });
  assertFinite('nearestNeighbours', { queries, references });
  signal?.throwIfAborted();
  const indices = new Int32Array(total * k);
  const cosines = new Float32Array(total * k);
  const unit = l2Normalize(references);
  try {
    for (let first = 0; first < total; first += tile) {
      const completed = Math.min(first + tile, total);
      const rows = queries.slice([first, 0], [completed - first, -1]);
      const found = nearest(rows, unit, k);
      rows.dispose();
      indices.set(taken(found.indices), first * k);
      cosines.set(taken(found.values), first * k);
      await onProgress?.({ completed, total });
      await setImmediate();
      signal?.throwIfAborted();
    }
  } finally {
    unit.dispose();
  }
  return { indices, cosines, k };
}

/** The `k` of the `unit` rows that are nearest to each of a tile's, [rows, k]. */
const nearest = (tile: tf.Tensor2D, unit: tf.Tensor2D, k: number) =>
  tf.tidy(() => tf.topk(tf.matMul(l2Normalize(tile), unit, false, true), k));
