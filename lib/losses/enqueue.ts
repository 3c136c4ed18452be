import * as tf from '@tensorflow/tfjs';
import { assertMatrix } from '../shapes';
import { l2Normalize } from '../similarity';
import { stopGradient } from '../stopGradient';
import { assertQueue } from './moco';

/**
 * The next queue of negatives: the new keys go in at the end, as many of the oldest leave at the
 * front. Its size stays the same.
 *
 *     queue′ = the last K rows of [queue; keys / ‖keys‖]
 *
 * Neither argument is changed, and no gradient flows to them: a queue is a memory, not a path. Keys
 * are cut to unit length once, on their way in. Of more than K keys the last K stay.
 *
 * @param queue - Unit rows, the oldest first, [K, D].
 * @param keys - What the momentum encoder makes of a batch, [N, D]. Need not be unit length; a row
 *   of zeros stays one.
 * @returns Unit rows, the oldest first, [K, D].
 * @throws RangeError unless both are matrices with rows of one length, and K is above 0.
 * @see He et al. 2019, section 3.2. https://arxiv.org/abs/1911.05722
 */
export function enqueue(queue: tf.Tensor2D, keys: tf.Tensor2D): tf.Tensor2D {
  assertMatrix('enqueue', { queue, keys });
  assertQueue('enqueue', queue, keys);
  const [added] = keys.shape;
  return tf.tidy(() => {
    const all = tf.concat([queue, l2Normalize(keys)]); // [K + N, D]
    return stopGradient(all.slice([added, 0])); // the last K
  });
}
