import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix } from '../similarity';
import { anchorLosses } from './anchorLosses';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient B is trained by. */
export const recordB: Recipe = {
  ...healthyRecipe,

  loss: (z1, z2) => {
    const count = z1.shape[0];
    const z = tf.concat([z1, z2]); // [2N, D]
    const logits = cosineSimilarityMatrix(z, z).div<tf.Tensor2D>(0.1);
    const labels = tf.concat([
      tf.range(count, 2 * count, 1, 'int32'),
      tf.range(0, count, 1, 'int32'),
    ]);
    return anchorLosses(logits, labels);
  },
};
