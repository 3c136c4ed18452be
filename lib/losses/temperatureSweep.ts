import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import { comparisons } from './infoNce';

/**
 * InfoNCE at many temperatures, from similarities that are worked out once.
 *
 *     L(τ_t) = mean over i of log(exp(s(q_i, p_i) / τ_t) + Σ_k exp(s(q_i, n_k) / τ_t)) − s(q_i, p_i) / τ_t
 *
 * Where τ grows it tends to log(1 + K). Losses at two temperatures do not say which is better to
 * train with.
 *
 * @param query - Queries as rows, [N, D].
 * @param positive - Row i is the positive of query i, [N, D].
 * @param negatives - Negatives of every query, [K, D].
 * @param temperatures - The τ to try, all above 0, [T].
 * @returns One loss a temperature, [T], in nats.
 * @throws RangeError unless the shapes are these.
 */
export function temperatureSweep(
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  temperatures: tf.Tensor1D,
): tf.Tensor1D {
  assertList(temperatures);
  return tf.tidy(() => {
    const similarities = comparisons('temperatureSweep', { query, positive, negatives });
    const column = temperatures.expandDims(1).expandDims(2); // [T, 1, 1]
    const logits = similarities.expandDims(0).div(column); // [T, N, 1 + K]
    const right = logits.slice([0, 0, 0], [-1, -1, 1]).squeeze([2]); // [T, N]
    return tf.logSumExp(logits, 2).sub(right).mean(1);
  });
}

function assertList({ shape }: tf.Tensor): void {
  if (shape.length === 1 && shape[0] !== 0) return;
  throw new RangeError(
    `temperatureSweep: temperatures is ${formatShape(shape)}; it must be a list, [T].`,
  );
}
