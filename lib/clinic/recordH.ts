import { digitViews } from './digitViews';
import { healthyRecipe, type Recipe } from './recipe';

/** What patient H is trained by. */
export const recordH: Recipe = {
  ...healthyRecipe,

  views: (pixels, seed) => digitViews(pixels, { shift: 20, contrast: 0.4, noise: 1.5, seed }),
};
