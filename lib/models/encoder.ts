import * as tf from '@tensorflow/tfjs';
import { keptBy, type Kept, type Mode } from './layer';

/** A model whole: makes embeddings out of images, or projections out of embeddings. */
export interface Encoder extends Kept {
  /**
   * Embeddings `h`, [N, dim], of images whose first axis is N. The caller disposes them.
   *
   * @param mode - `{ training: true }` in a step of training; frozen by default.
   */
  readonly apply: (images: tf.Tensor, mode?: Mode) => tf.Tensor2D;
  /** Frees weights and statistics; the encoder is of no use afterwards. */
  readonly dispose: () => void;
}

/**
 * A model out of its parts.
 *
 * @param parts - Under the names that begin the names of their variables.
 * @param apply - What it makes on its way is disposed.
 */
export function encoderOf(parts: Readonly<Record<string, Kept>>, apply: Encoder['apply']): Encoder {
  const kept = keptBy(parts);
  return {
    ...kept,
    apply: (images, mode) => tf.tidy(() => apply(images, mode)),
    dispose: () => {
      tf.dispose([kept.weights, kept.statistics]);
    },
  };
}

/**
 * An encoder and the head on top of it as one model: z = head(encoder(images)).
 *
 * The two go on by themselves as well: after training, the encoder alone gives the embeddings.
 * Disposing either this or both of them frees everything.
 *
 * @param head - Takes as many numbers as the encoder gives.
 * @returns Its weights are called `encoder.…` and `head.…`.
 * @see Chen et al. 2020, section 2.1. https://arxiv.org/abs/2002.05709
 */
export const withHead = (encoder: Encoder, head: Encoder): Encoder =>
  encoderOf({ encoder, head }, (images, mode) => head.apply(encoder.apply(images, mode), mode));
