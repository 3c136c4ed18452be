import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix } from '../similarity';
import { anchorLosses } from './anchorLosses';
import { digitViews } from './digitViews';

/** Everything about a training that can be wrong; the network is the same for all. */
export interface Recipe {
  /** Two views of each digit, [N, 784]: first views, second views. */
  readonly views: (pixels: Float32Array, seed: number) => [tf.Tensor2D, tf.Tensor2D];
  /** The loss of each anchor, [2N]: first views, then second views. */
  readonly loss: (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Tensor1D;
  /** The learning rate of a step; the first step is step 1. */
  readonly learningRate: (step: number) => number;
  /** Longer gradients are cut to this length. */
  readonly maxNorm: number;
}

/** A recipe that works: NT-Xent at τ = 0.1, digits moved by a pixel, a bit of noise. */
export const healthyRecipe: Recipe = {
  views: (pixels, seed) => digitViews(pixels, { shift: 1, contrast: 0.4, noise: 0.2, seed }),

  loss: (z1, z2) => {
    const count = z1.shape[0];
    const z = tf.concat([z1, z2]); // [2N, D]
    const self = tf.eye(2 * count).mul(1e9);
    const logits = cosineSimilarityMatrix(z, z).div(0.1).sub<tf.Tensor2D>(self);
    const labels = tf.concat([
      tf.range(count, 2 * count, 1, 'int32'),
      tf.range(0, count, 1, 'int32'),
    ]);
    return anchorLosses(logits, labels);
  },

  learningRate: () => 0.03,
  maxNorm: Infinity,
};
