import * as tf from '@tensorflow/tfjs';
import { assertPositive, formatShape } from '../shapes';
import type { PairIndices } from '../similarity';
import type { ContrastiveOptions } from './contrastiveOptions';
import { EXCLUDED } from './excluded';
import { pick } from './pick';

/**
 * Decoupled contrastive loss (DCL): every positive pair against the negatives of its anchor. The
 * positive is not in the denominator, so that small batches do.
 *
 *     ℓ(i, p) = −log( exp(s_ip / τ) / Σ_{n negative for i} exp(s_in / τ) )
 *
 * @param positivePairs - Similarities s_ip of the positive pairs, [P].
 * @param negativePairs - Similarities s_in of the negative pairs, [M].
 * @param indices - The pairs, as {@link pairIndices} finds them.
 * @returns One loss a positive pair, [P], in nats, below 0 where the positive is closer than all
 *   negatives together; 0 for an anchor without negatives. Without any positive or any negative
 *   pair, the scalar 0.
 * @throws RangeError unless there is one similarity a pair, and `temperature` is above 0.
 * @see Yeh et al. 2022. https://arxiv.org/abs/2110.06848
 */
export function dclLoss(
  positivePairs: tf.Tensor1D,
  negativePairs: tf.Tensor1D,
  indices: PairIndices,
  { temperature = 0.07 }: ContrastiveOptions = {},
): tf.Tensor1D | tf.Scalar {
  const { anchorPositive, anchorNegative } = indices;
  assertPositive('dclLoss', { temperature });
  assertPairs({ positivePairs }, anchorPositive.length);
  assertPairs({ negativePairs }, anchorNegative.length);
  return tf.tidy(() => {
    if (positivePairs.size === 0 || negativePairs.size === 0)
      return nothing(tf.concat([positivePairs, negativePairs]));
    const anchors = 1 + [...anchorPositive, ...anchorNegative].reduce((a, b) => Math.max(a, b));
    const owner = tf.tensor1d(anchorNegative, 'int32');
    const isOwn = tf.range(0, anchors, 1, 'int32').expandDims(1).equal(owner); // [anchors, M]
    const logits = tf.where(isOwn, negativePairs.div(temperature), EXCLUDED);
    const total = pick(tf.logSumExp(logits, 1), anchorPositive); // [P]
    const hasNegatives = pick(isOwn.any(1), anchorPositive);
    return tf.where(hasNegatives, total.sub(positivePairs.div(temperature)), 0) as tf.Tensor1D;
  });
}

// A zero that depends on the pairs: tf.grad throws at any other. There may be none at all, and the
// sum of nothing is no number on the wasm engine.
const nothing = (pairs: tf.Tensor1D): tf.Scalar =>
  pairs
    .pad([[0, 1]])
    .mul(0)
    .sum();

function assertPairs(tensors: Readonly<Record<string, tf.Tensor>>, count: number): void {
  for (const [name, { shape }] of Object.entries(tensors)) {
    if (shape.length !== 1 || shape[0] !== count) {
      throw new RangeError(
        `dclLoss: ${name} is ${formatShape(shape)}, and indices has ${count} such pairs; ` +
          `there must be one similarity a pair, [${count}].`,
      );
    }
  }
}
