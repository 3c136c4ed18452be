import * as tf from '@tensorflow/tfjs';
import { dclBatchLoss, infoNce, marginLoss, ntXent, positivesOnlyLoss } from '../lib/losses';
import { cosineSimilarityMatrix } from '../lib/similarity';
import type { LossName, Settings } from './settings';

/** The points of one batch of N pairs. */
interface Batch {
  /** [N, D] */
  readonly anchors: tf.Tensor2D;
  /** Row i is the positive of anchor i, [N, D]. */
  readonly positives: tf.Tensor2D;
  /** Points that stay where they are, [M, D]. */
  readonly memory: tf.Tensor2D;
}

type BatchLoss = (batch: Batch, settings: Settings) => tf.Scalar;

const LOSS: Readonly<Record<LossName, BatchLoss>> = {
  infoNce: infoNceOfBatch,
  ntXent: ({ anchors, positives }, { temperature }) => ntXent(anchors, positives, { temperature }),
  dcl: ({ anchors, positives }, { temperature, batchSize }) => {
    const z = tf.concat([anchors, positives]); // [2N, D]
    const labels = tf.range(0, batchSize, 1, 'int32').tile<tf.Tensor1D>([2]); // [2N]
    return dclBatchLoss(cosineSimilarityMatrix(z, z), labels, { temperature });
  },
  margin: marginOfBatch,
  positivesOnly: ({ anchors, positives }) => positivesOnlyLoss(anchors, positives),
};

/** The chosen loss of a batch, a function of lib. */
export const batchLoss: BatchLoss = (batch, settings) =>
  tf.tidy(() => LOSS[settings.loss](batch, settings));

/**
 * Which rows of [anchors; positives; memory] are the negatives of an anchor: the views of the other
 * pictures in turn, then the memory.
 */
function negativeRows(anchor: number, { negatives, batchSize }: Settings): number[] {
  const others = Array.from({ length: batchSize - 1 }, (_, k) => (anchor + 1 + k) % batchSize);
  const views = others.flatMap((other) => [other, batchSize + other]);
  const memory = Array.from({ length: negatives }, (_, k) => 2 * batchSize + k);
  return [...views, ...memory].slice(0, negatives);
}

/** The negatives of every anchor, [N K, D], anchor by anchor. */
function negativesIn({ anchors, positives, memory }: Batch, settings: Settings): tf.Tensor2D {
  const rows = Array.from({ length: settings.batchSize }, (_, i) => negativeRows(i, settings));
  return tf.gather(tf.concat([anchors, positives, memory]), tf.tensor1d(rows.flat(), 'int32'));
}

/** The mean of InfoNCE over the anchors, each with negatives of its own. */
function infoNceOfBatch(batch: Batch, settings: Settings): tf.Scalar {
  const { temperature, batchSize } = settings;
  const queries = tf.split<tf.Tensor2D>(batch.anchors, batchSize);
  const positives = tf.split<tf.Tensor2D>(batch.positives, batchSize);
  const negatives = tf.split<tf.Tensor2D>(negativesIn(batch, settings), batchSize);
  const losses = queries.map((query, i) =>
    infoNce(query, positives[i] ?? query, negatives[i] ?? query, { temperature }),
  );
  return tf.stack(losses).mean<tf.Scalar>();
}

/** Every anchor with its positive, and with each of its negatives. */
function marginOfBatch(batch: Batch, settings: Settings): tf.Scalar {
  const { negatives, batchSize } = settings;
  const { anchors, positives } = batch;
  const rows = Array.from({ length: batchSize * negatives }, (_, k) => Math.floor(k / negatives));
  const repeated = tf.gather(anchors, tf.tensor1d(rows, 'int32')); // [N K, D]
  const x1 = tf.concat([anchors, repeated]); // [N (1 + K), D]
  const x2 = tf.concat([positives, negativesIn(batch, settings)]);
  const similar = tf.concat<tf.Tensor1D>([tf.ones([batchSize]), tf.zeros([rows.length])]);
  return marginLoss(x1, x2, similar);
}
