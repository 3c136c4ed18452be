import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertPositive, assertViews, formatShape } from '../shapes';
import { stopGradient } from '../stopGradient';
import type { ContrastiveOptions } from './contrastiveOptions';
import { infoNce } from './infoNce';

/**
 * MoCo's loss: every query must pick its key out of that and the K older keys of the queue.
 *
 *     ℓ(i) = −log( exp(q_i · k_i / τ) / (exp(q_i · k_i / τ) + Σ_j exp(q_i · n_j / τ)) )
 *
 * on unit vectors. Keys and queue are constants: the gradient flows to the queries alone. The keys
 * of the batch are no negatives of each other; in the next step they are in the queue.
 *
 * @param queries - What the online encoder makes of the first views, [N, D]. Need not be unit
 *   length.
 * @param keys - What the momentum encoder makes of the second views, [N, D]. Row i is the positive
 *   of query i.
 * @param queue - Keys of earlier batches, [K, D].
 * @returns Scalar, the mean over the N queries, in nats; log(1 + K) where all similarities are
 *   equal.
 * @throws RangeError unless the shapes are these, and `temperature` is above 0.
 * @see He et al. 2019, eq. 1. https://arxiv.org/abs/1911.05722
 */
export function mocoLoss(
  queries: tf.Tensor2D,
  keys: tf.Tensor2D,
  queue: tf.Tensor2D,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Scalar {
  assertPositive('mocoLoss', { temperature });
  assertViews('mocoLoss', { queries, keys });
  assertMatrix('mocoLoss', { queue });
  assertQueue('mocoLoss', queue, keys);
  return tf.tidy(() => infoNce(queries, stopGradient(keys), stopGradient(queue), { temperature }));
}

/**
 * Throws unless a queue holds at least one row, as long as the keys' rows are.
 *
 * @throws RangeError naming both shapes.
 */
export function assertQueue(caller: string, queue: tf.Tensor2D, keys: tf.Tensor2D): void {
  if (queue.shape[0] > 0 && queue.shape[1] === keys.shape[1]) return;
  throw new RangeError(
    `${caller}: keys is ${formatShape(keys.shape)}, queue is ${formatShape(queue.shape)}; ` +
      'the queue must hold at least one key, in rows of the same length.',
  );
}
