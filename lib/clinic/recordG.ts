import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix } from '../similarity';
import { anchorLosses } from './anchorLosses';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient G is trained by. */
export const recordG: Recipe = {
  ...healthyRecipe,

  loss: (z1, z2) => {
    const count = z1.shape[0];
    const z = tf.concat([z1, z2]); // [2N, D]
    const self = tf.eye(2 * count).mul(1e9);
    const logits = cosineSimilarityMatrix(z, z).div(0.002).sub<tf.Tensor2D>(self);
    const labels = tf.concat([
      tf.range(count, 2 * count, 1, 'int32'),
      tf.range(0, count, 1, 'int32'),
    ]);
    return anchorLosses(logits, labels);
  },
};
