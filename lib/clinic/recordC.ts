import { digitViews } from './digitViews';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient C is trained by. */
export const recordC: Recipe = {
  ...healthyRecipe,

  views: (pixels, seed) => digitViews(pixels, { seed }),
};
