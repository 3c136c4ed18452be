import * as tf from '@tensorflow/tfjs';
import {
  cosineSimilarity,
  cosineSimilarityMatrix,
  healthyRecipe,
  l2Normalize,
  patients,
  warmUpCosine,
  type Patient,
} from '../../../../lib';
import { but, lossAt, viewsBy, type F } from './kit';

/** Without labels: the sum over all others, less the partner. */
const byHand = (z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Tensor => {
  const z = l2Normalize(tf.concat([z1, z2]));
  const logits = tf.matMul(z, z, false, true).div(0.1);
  const others = logits.sub(tf.eye(z.shape[0]).mul(1e6));
  return tf.logSumExp(others, 1).sub(cosineSimilarity(z1, z2).div(0.1).tile([2]));
};

/** The exponentials themselves, the anchor's own taken away. */
const byShares = (z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Tensor => {
  const z = tf.concat([z1, z2]);
  const n = z.shape[0];
  const exps = cosineSimilarityMatrix(z, z)
    .div(0.1)
    .exp()
    .mul(tf.sub(1, tf.eye(n)));
  const pairs = cosineSimilarity(z1, z2).div(0.1).exp().tile([2]);
  return pairs.div(exps.sum(1)).log().neg();
};

const gentle = (step: number) => warmUpCosine(step, { learningRate: 0.1, warmUp: 20, steps: 192 });

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the healthy parts': (letter) => {
    if (letter === 'D') return { learningRate: healthyRecipe.learningRate };
    return letter === 'C' || letter === 'H'
      ? { views: healthyRecipe.views }
      : { loss: healthyRecipe.loss };
  },
  'the one part that differs, found by looking': (letter) => {
    const recipe = patients[letter as Patient];
    const parts = Object.entries(healthyRecipe);
    return Object.fromEntries(parts.filter(([name, part]) => recipe[name as 'loss'] !== part));
  },
  'a warm-up and a longest gradient': but({ D: { learningRate: gentle, maxNorm: 1 } }),
  'the healthy rate after a warm-up': but({
    D: { learningRate: (step) => gentle(step) * 0.3, maxNorm: 1 },
  }),
  'other temperatures': but({ A: { loss: lossAt(0.05) }, G: { loss: lossAt(0.15) } }),
  'other views': but({ C: { views: viewsBy(2, 0.2, 0.1) }, H: { views: viewsBy(1, 0, 0.4) } }),
  'losses by hand': but({ B: { loss: byHand }, E: { loss: byShares }, F: { loss: byHand } }),
};
