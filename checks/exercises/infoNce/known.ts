import type { Misconception } from '../../exercise';
import { lossOf, type Contrast, type Recipe } from './contrast';

/** A mistake as the loss with one part changed. */
export interface Spoiled {
  readonly id: string;
  readonly recipe: Recipe;
  readonly hint: string;
}

/** A known mistake of this exercise. */
export type Known = Misconception<Contrast>;

export const spoiled = (id: string, recipe: Recipe, hint: string): Spoiled => ({
  id,
  recipe,
  hint,
});

/** A mistake that the judge can recognise. */
export const known = ({ id, recipe, hint }: Spoiled): Known => ({
  id,
  mimic: lossOf(recipe),
  hint,
});
