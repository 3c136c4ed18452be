import * as tf from '@tensorflow/tfjs';
import type { Encoder } from '../../../../lib';

/** What a submission is given besides the batch. */
export interface Parts {
  readonly encoder: Encoder;
  readonly projection: Encoder;
  readonly head: Encoder;
  readonly optimizer: tf.Optimizer;
}
/** What the exercise asks for. */
export type F = (images: tf.Tensor, labels: Uint8Array, parts: Parts) => unknown;

/** The list of weights of some models. */
export const all = (...models: readonly Encoder[]): tf.Variable[] =>
  models.flatMap(({ weights }) => Object.values(weights));

/** One-hot labels, as floats. */
export const oneHot = (labels: Uint8Array, classes: number): tf.Tensor2D =>
  tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat() as tf.Tensor2D;

/** Cross entropy, written out. */
export function entropy(logits: tf.Tensor2D, labels: Uint8Array): tf.Scalar {
  const target = oneHot(labels, logits.shape[1]);
  return target.mul(tf.logSoftmax(logits)).sum(1).mean<tf.Scalar>().neg();
}

/** How the usual step may be spoiled. */
export interface Steps {
  readonly embed?: (images: tf.Tensor, parts: Parts) => tf.Tensor2D;
  readonly loss?: (logits: tf.Tensor2D, labels: Uint8Array) => tf.Tensor;
  /** What is trained; everything that takes part where it gives nothing. */
  readonly trained?: (parts: Parts) => tf.Variable[] | undefined;
}

/** Everything inside `minimize`, with some steps replaced. */
export const spoiled =
  ({
    embed = (images, { encoder }) => encoder.apply(images),
    loss = entropy,
    trained = ({ head }) => all(head),
  }: Steps): F =>
  (images, labels, parts) =>
    tf.tidy(() => {
      const value = () => loss(parts.head.apply(embed(images, parts)), labels) as tf.Scalar;
      return parts.optimizer.minimize(value, true, trained(parts))!;
    });

/** The right step. */
export const good = spoiled({});
