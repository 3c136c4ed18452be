import { healthyRecipe, type Recipe } from './recipe';

/** What patient D is trained by. */
export const recordD: Recipe = {
  ...healthyRecipe,

  learningRate: () => 30,
};
