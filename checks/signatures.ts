import type * as tf from '@tensorflow/tfjs';
import type { AugmentOptions, ClassSimilarityOptions, ContrastiveOptions } from '../lib';

/** Row i of `z1` with row i of `z2`: [N, D], [N, D] → [N]. */
export type CosineSimilarity = (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Tensor;

/** Every row of `a` with every row of `b`: [N, D], [M, D] → [N, M]. */
export type CosineSimilarityMatrix = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor;

/** Mean similarity of every two classes: [N, D] and N labels → [classes, classes]. */
export type ClassSimilarity = (
  embeddings: tf.Tensor2D,
  labels: Uint8Array,
  options?: ClassSimilarityOptions,
) => tf.Tensor;

/** A view of each picture: [N, height, width, 3] → the same shape. */
export type Augment = (images: tf.Tensor4D, options: AugmentOptions) => tf.Tensor;

/** Two views as projections: [N, D], [N, D] → a scalar. */
export type NtXent = (z1: tf.Tensor2D, z2: tf.Tensor2D, options?: ContrastiveOptions) => tf.Tensor;
