import * as tf from '@tensorflow/tfjs';
import { assertMatrix, assertPositive, assertViews, formatFound, formatShape } from '../shapes';
import { cosineSimilarityMatrix } from '../similarity';
import { sinkhorn } from './sinkhorn';
import { stopGradient } from '../stopGradient';

/** How sharp predictions are, and where their targets come from. */
export interface SwavOptions {
  /**
   * τ, what scores are divided by before the softmax of a prediction.
   *
   * @defaultValue 0.1
   */
  readonly temperature?: number;
  /**
   * Makes targets of the scores of one view, [N, K] → [N, K]; rows sum to 1. No gradient flows
   * through it. {@link sinkhorn} with its defaults where left out.
   */
  readonly assign?: (scores: tf.Tensor2D) => tf.Tensor2D;
}

/**
 * SwAV: from one view of an image, predict to which prototype the other view is assigned.
 *
 *     s = cos(z, c),   p = softmax(s / τ),   q = assign(s), a constant
 *     loss = −½ mean over n of Σ_k q1_nk log p2_nk + q2_nk log p1_nk
 *
 * The paper's equation 1 adds the two halves; its code takes their mean, as this does, so that
 * log K is the loss of predictions that know nothing.
 *
 * @param z1 - Projections of the first views, [N, D]. Need not be unit length.
 * @param z2 - Projections of the second views, [N, D]. Row i is of the same image as row i in `z1`.
 * @param prototypes - [K, D]. Trained together with the encoder; need not be unit length.
 * @returns Scalar, the mean over the 2N views, in nats.
 * @throws RangeError unless the shapes are these, that of what `assign` makes too, and `temperature`
 *   is above 0.
 * @see Caron et al. 2020, eq. 1 and 2. https://arxiv.org/abs/2006.09882
 */
export function swavLoss(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  prototypes: tf.Tensor2D,
  { temperature = 0.1, assign = sinkhorn }: SwavOptions = {},
): tf.Scalar {
  assertPositive('swavLoss', { temperature });
  assertViews('swavLoss', { z1, z2 });
  assertMatrix('swavLoss', { prototypes });
  assertPrototypes(prototypes, z1);
  return tf.tidy(() => {
    const scores = cosineSimilarityMatrix(tf.concat([z1, z2]), prototypes); // [2N, K]
    const [first, second] = tf.split(scores, 2) as [tf.Tensor2D, tf.Tensor2D]; // [N, K] each
    const targets = [second, first].map((view) => stopGradient(assigned(assign, view))); // swapped
    const predictions = tf.logSoftmax(scores.div(temperature)); // [2N, K]
    return tf.concat(targets).mul(predictions).sum().div<tf.Scalar>(-scores.shape[0]);
  });
}

/** The targets, of the shape of the scores: another would be stretched to it in silence. */
function assigned(assign: NonNullable<SwavOptions['assign']>, scores: tf.Tensor2D): tf.Tensor2D {
  const targets = assign(scores);
  const [found, wanted] = [formatFound(targets), formatShape(scores.shape)];
  if (found === wanted) return targets;
  throw new RangeError(
    `swavLoss: assign made ${found} of scores ${wanted}; it must give a share for each score.`,
  );
}

function assertPrototypes(prototypes: tf.Tensor2D, z1: tf.Tensor2D): void {
  if (prototypes.shape[0] > 0 && prototypes.shape[1] === z1.shape[1]) return;
  throw new RangeError(
    `swavLoss: z1 is ${formatShape(z1.shape)}, prototypes is ${formatShape(prototypes.shape)}; ` +
      'there must be at least one prototype, in rows of the same length.',
  );
}
