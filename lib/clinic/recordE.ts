import { cosineSimilarity } from '../similarity';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient E is trained by. */
export const recordE: Recipe = {
  ...healthyRecipe,

  loss: (z1, z2) => cosineSimilarity(z1, z2).neg().tile([2]),
};
