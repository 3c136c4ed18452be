import * as tf from '@tensorflow/tfjs';
import { softmaxCrossEntropy } from '../engine/fused/softmaxCrossEntropy';
import { assertPositive, assertViews, formatShape } from '../shapes';
import { cosineSimilarityMatrix } from '../similarity';
import type { ContrastiveOptions } from './contrastiveOptions';

/** What cosines are multiplied by before the softmax. */
export interface ClipOptions extends ContrastiveOptions {
  /**
   * t, the logarithm of the scale, as a variable that is trained with the encoders: it takes the
   * place of `temperature`, and τ is exp(−t). CLIP begins at log(1 / 0.07).
   */
  readonly logitScale?: tf.Tensor | number;
}

/** CLIP lets no cosine count more than a hundredfold. */
const LARGEST_SCALE = 100;

/**
 * CLIP: every picture must pick its text out of the batch, and every text its picture.
 *
 *     logits_ij = s(image_i, text_j) · scale,   scale = min(exp(t), 100) or 1 / τ
 *     loss = ½ mean over i of (log Σ_j exp(logits_ij) − logits_ii)
 *          + ½ mean over j of (log Σ_i exp(logits_ij) − logits_jj)
 *
 * with s the cosine similarity. Beyond a scale of 100 no gradient flows to t.
 *
 * @param images - Embeddings of pictures, [N, D]. Need not be unit length.
 * @param texts - Row i is the text of picture i, [N, D]. All other texts are its negatives.
 * @returns Scalar, the mean of both directions, in nats; log N where all similarities are equal.
 * @throws RangeError unless both are matrices of one shape with a row at least, `temperature` is
 *   above 0, and `logitScale` is one number.
 * @see Radford et al. 2021, figure 3. https://arxiv.org/abs/2103.00020
 */
export function clipLoss(
  images: tf.Tensor2D,
  texts: tf.Tensor2D,
  { temperature = 0.07, logitScale }: ClipOptions = {},
): tf.Scalar {
  assertPositive('clipLoss', { temperature });
  assertViews('clipLoss', { images, texts });
  assertOneNumber(logitScale);
  return tf.tidy(() => {
    const scale = logitScale === undefined ? 1 / temperature : scaleOf(logitScale);
    const logits = cosineSimilarityMatrix(images, texts).mul<tf.Tensor2D>(scale); // [N, N]
    const partners = tf.range(0, images.shape[0], 1, 'int32');
    const ofImages = softmaxCrossEntropy(logits, partners);
    const ofTexts = softmaxCrossEntropy(logits.transpose(), partners);
    return ofImages.add<tf.Scalar>(ofTexts).div(2);
  });
}

// The minimum comes first: the gradient of an exponential that overflows is NaN.
const scaleOf = (logScale: tf.Tensor | number): tf.Tensor =>
  tf.exp(tf.minimum(logScale, Math.log(LARGEST_SCALE)));

function assertOneNumber(logitScale: tf.Tensor | number | undefined): void {
  if (typeof logitScale !== 'object' || logitScale.size === 1) return;
  throw new RangeError(
    `clipLoss: logitScale is ${formatShape(logitScale.shape)}; it must be one number, [].`,
  );
}
