import * as tf from '@tensorflow/tfjs';
import { cosineSimilarity, healthyRecipe, ntXent, warmUpCosine } from '../../../../lib';
import type { Wrong } from '../bank';
import { but, cured, lossAt, viewsBy, type F, type Ward } from './kit';

const all = (parts: Ward[string]): Ward =>
  Object.fromEntries(['A', 'B', 'E', 'F', 'G'].map((letter) => [letter, parts]));

const maskless = { loss: lossAt(0.1, { mask: 0 }) };
const positives = (z1: tf.Tensor2D, z2: tf.Tensor2D) => cosineSimilarity(z1, z2).neg().tile([2]);
const steep = (step: number) => warmUpCosine(step, { learningRate: 30, warmUp: 20, steps: 192 });

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'nothing for A': ['left-ill', but({ A: {} })],
  'only cuts the gradient of D': ['left-ill', but({ D: { maxNorm: 1 } })],
  'no mask, wherever a loss is written': ['mask-forgotten', but(all(maskless))],
  'labels of F, no mask': ['mask-forgotten', but({ F: maskless })],
  'mask of F, no labels': ['labels-kept', but({ F: { loss: lossAt(0.1, { shift: () => 0 }) } })],
  'τ of A is 1': ['still-too-hot', but({ A: { loss: lossAt(1) } })],
  'E as it was': ['negatives-missing', but({ E: { loss: positives } })],
  'the whole recipe': ['whole-recipe', () => healthyRecipe],
  'a new loss for everybody': ['one-treatment-for-all', () => cured['A']],
  'views of C as they were': ['views-still-equal', but({ C: { views: viewsBy(0, 0, 0) } })],
  'H with less noise': ['views-still-hopeless', but({ H: { views: viewsBy(20, 0.4, 0.2) } })],
  'a warm-up to 30': ['rate-still-too-high', but({ D: { learningRate: steep, maxNorm: 5 } })],
  'τ of G is 0.003': [undefined, but({ G: { loss: lossAt(0.003) } })],
  'a mean where losses belong': ['threw', but({ A: { loss: (z1, z2) => ntXent(z1, z2) } })],
  'one view of each picture': [
    'threw',
    but({
      C: { views: (pixels) => [tf.zeros([1, 784]), tf.tensor2d(pixels.slice(0, 784), [1, 784])] },
    }),
  ],
  'no return': ['undefined', () => undefined],
  'a text': ['other', () => 'a lower temperature'],
  'a promise': ['promise', (letter) => Promise.resolve(cured[letter])],
};
