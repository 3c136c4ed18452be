import type { Random } from '../../../lib';
import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { cosine, drawMatrix } from '../vectors';

type Options = Readonly<Record<string, number>>;

/** Pictures, a prompt for each class, and how sharp the probabilities are. */
export interface Prompts extends Readonly<Record<string, Matrix | Options>> {
  readonly images: Matrix;
  readonly prompts: Matrix;
  readonly options: Options;
}

type Vector = readonly number[];

/** How a classifier is put together; what is left out is as the paper has it. */
export interface Recipe {
  readonly compare?: (x: Vector, y: Vector) => number;
  readonly logit?: (similarity: number, temperature: number) => number;
  /** A row of logits → a row of answers. */
  readonly decide?: (logits: Vector) => Vector;
}

/** A known mistake of this exercise. */
export type Known = Misconception<Prompts>;

/** A mistake as the classifier with one part changed. */
export const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: classifierOf(recipe),
  hint,
});

/** Numbers that add up to 1. */
export function softmax(x: Vector): Vector {
  const largest = Math.max(...x);
  const exponentials = x.map((v) => Math.exp(v - largest));
  const total = exponentials.reduce((sum, v) => sum + v, 0);
  return exponentials.map((v) => v / total);
}

/** A classifier in float64 loops: the right one where the recipe is empty. */
export const classifierOf =
  (recipe: Recipe) =>
  ({ images, prompts, options }: Prompts): Matrix => {
    const { compare = cosine, logit = (s: number, t: number) => s / t, decide = softmax } = recipe;
    const temperature = options['temperature'] ?? 0.01;
    return images.map((x) => decide(prompts.map((y) => logit(compare(x, y), temperature))));
  };

/** Random embeddings. */
export const drawPrompts = (
  random: Random,
  [count, classes, dim]: readonly [number, number, number],
  options: Options,
): Prompts => ({
  images: drawMatrix(random, count, dim),
  prompts: drawMatrix(random, classes, dim),
  options,
});
