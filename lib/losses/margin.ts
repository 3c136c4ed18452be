import * as tf from '@tensorflow/tfjs';
import { assertPositive, assertViews, formatShape } from '../shapes';

/** Options of {@link marginLoss}. */
export interface MarginOptions {
  /** m, the squared distance from which dissimilar pairs are far enough. @defaultValue 1 */
  readonly margin?: number;
}

/**
 * The contrastive loss of siamese networks: similar pairs are pulled together, dissimilar ones
 * pushed apart until they are a margin away.
 *
 *     h = ‖x1 − x2‖²,   loss = mean of y h / 2 + (1 − y) max(0, m − h) / 2
 *     ∂x1 = −∂x2 = (y − (1 − y) [h < m]) (x1 − x2) / N
 *
 * @param x1 - Embeddings of the first images, [N, D].
 * @param x2 - Embeddings of their partners, [N, D].
 * @param similar - y, 1 where both show the same class, 0 where they do not, [N]. No gradient
 *   flows to it.
 * @returns Scalar, the mean over the N pairs, in units of squared distance.
 * @throws RangeError unless the shapes are these, and `margin` is above 0.
 * @see Hadsell, Chopra and LeCun 2006, who square the hinge and measure it by the distance.
 *   https://doi.org/10.1109/CVPR.2006.100
 */
export function marginLoss(
  x1: tf.Tensor2D,
  x2: tf.Tensor2D,
  similar: tf.Tensor1D,
  { margin = 1 }: MarginOptions = {},
): tf.Scalar {
  assertPositive('marginLoss', { margin });
  assertViews('marginLoss', { x1, x2 });
  assertSimilar(similar, x1);
  const loss = tf.customGrad((...all) => {
    const [a, b, save] = all as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    const y = similar.toFloat();
    const difference = a.sub(b); // [N, D]
    const h = difference.square().sum(1); // [N]
    const missing = tf.relu(tf.sub(margin, h));
    save([difference, missing, y]);
    const losses = missing.add(y.mul(h.sub(missing))); // y h + (1 − y) missing
    return { value: losses.sum().div(2 * y.size), gradFunc: gradients };
  });
  return tf.tidy(() => loss(x1, x2) as tf.Scalar);
}

function gradients(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [difference, missing, y] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
  const slope = y.add(y.sub(1).mul(missing.sign())).mul(dy.div(y.size)); // [N]
  const towards = difference.mul(slope.expandDims(1));
  return [towards, towards.neg()];
}

function assertSimilar({ shape }: tf.Tensor, x1: tf.Tensor2D): void {
  if (shape.length === 1 && shape[0] === x1.shape[0]) return;
  throw new RangeError(
    `marginLoss: x1 is ${formatShape(x1.shape)}, similar is ${formatShape(shape)}; ` +
      `there must be one 0 or 1 a pair, [${x1.shape[0]}].`,
  );
}
