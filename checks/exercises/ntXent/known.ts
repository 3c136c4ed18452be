import type { Misconception } from '../../exercise';
import { lossOf, type Recipe, type Views } from './views';

/** A known mistake of this exercise. */
export type Known = Misconception<Views>;

/** A mistake as the loss with one part changed. */
export const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: lossOf(recipe),
  hint,
});
