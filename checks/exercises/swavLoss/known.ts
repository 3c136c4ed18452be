import { lossOf, type Clustered, type Recipe } from './views';

/** A known mistake of this exercise, whose answer is a number. */
export interface Known {
  readonly id: string;
  readonly mimic: (inputs: Clustered) => number;
  readonly hint: string;
}

/** A mistake as the loss with one part changed. */
export const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: lossOf(recipe),
  hint,
});
