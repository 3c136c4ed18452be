import * as tf from '@tensorflow/tfjs';
import { cosineSimilarityMatrix } from '../similarity';
import { anchorLosses } from './anchorLosses';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient F is trained by. */
export const recordF: Recipe = {
  ...healthyRecipe,

  loss: (z1, z2) => {
    const count = z1.shape[0];
    const z = tf.concat([z1, z2]); // [2N, D]
    const logits = cosineSimilarityMatrix(z, z).div<tf.Tensor2D>(0.1);
    const order = tf.range(0, count, 1, 'int32');
    const labels = tf.concat([order, order]);
    return anchorLosses(logits, labels);
  },
};
