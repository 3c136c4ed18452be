import * as tf from '@tensorflow/tfjs';
import { assertPositive } from '../shapes';
import { cosineSimilarityMatrix } from '../similarity';
import { assertRows } from './guards';

/** How sharp the probabilities are. */
export interface ZeroShotOptions {
  /** τ, what cosines are divided by; which class is the likeliest does not depend on it. */
  readonly temperature?: number;
}

/**
 * A classifier that was never trained as one: how likely each picture is to be what each prompt
 * says.
 *
 *     p_ic = exp(s(image_i, prompt_c) / τ) / Σ_k exp(s(image_i, prompt_k) / τ)
 *
 * with s the cosine similarity. `probabilities.argMax(1)` is the class.
 *
 * @param images - Embeddings of pictures, [N, D]. Need not be unit length.
 * @param prompts - Embeddings of one text a class, [C, D].
 * @returns Probabilities, [N, C]; each row adds up to 1.
 * @throws RangeError unless both are matrices whose rows have one length, and `temperature` is
 *   above 0.
 * @see Radford et al. 2021, section 3.1. https://arxiv.org/abs/2103.00020
 */
export function zeroShot(
  images: tf.Tensor2D,
  prompts: tf.Tensor2D,
  { temperature = 0.01 }: ZeroShotOptions = {},
): tf.Tensor2D {
  assertPositive('zeroShot', { temperature });
  assertRows('zeroShot', { images, prompts });
  return tf.tidy(() =>
    tf.softmax(cosineSimilarityMatrix(images, prompts).div<tf.Tensor2D>(temperature)),
  );
}
