import type { Random } from '../../../lib';
import type { Misconception } from '../../exercise';
import type { Matrix, Vector } from '../../plain';
import { cosine, drawMatrix, logSumExp, mean, unitRows } from '../vectors';

/** Queries, their keys, older keys of length 1, and the temperature. */
export interface Lookup extends Readonly<
  Record<string, Matrix | Readonly<Record<string, number>>>
> {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly queue: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

/** What one query is asked: which candidate is its key. */
export interface Question {
  readonly positive: number;
  /** Logits of the other candidates. */
  readonly negatives: Vector;
}

/** How a loss is put together; what is left out is as the paper has it. */
export interface Recipe {
  readonly compare?: (x: Vector, y: Vector) => number;
  readonly logit?: (similarity: number, temperature: number) => number;
  readonly negatives?: (i: number, inputs: Lookup) => Matrix;
  readonly anchor?: (i: number, inputs: Lookup) => Vector;
  readonly positive?: (i: number, inputs: Lookup) => Vector;
  readonly each?: (question: Question, temperature: number) => number;
  readonly combine?: (losses: Vector) => number | Vector;
}

/** A loss in float64 loops: MoCo's where the recipe is empty. */
export const lossOf =
  (recipe: Recipe) =>
  (inputs: Lookup): number | Vector => {
    const { compare = cosine, logit = (s: number, t: number) => s / t, combine = mean } = recipe;
    const { negatives = (_: number, { queue }: Lookup) => queue } = recipe;
    const { anchor = (i: number, { queries }: Lookup) => queries[i] ?? [] } = recipe;
    const { positive = (i: number, { keys }: Lookup) => keys[i] ?? [] } = recipe;
    const { each = rightLoss } = recipe;
    const temperature = inputs.options['temperature'] ?? 0.07;
    const losses = inputs.queries.map((_, i) => {
      const from = anchor(i, inputs);
      const to = (y: Vector) => logit(compare(from, y), temperature);
      const question = {
        positive: to(positive(i, inputs)),
        negatives: negatives(i, inputs).map(to),
      };
      return each(question, temperature);
    });
    return combine(losses);
  };

const rightLoss = ({ positive, negatives }: Question): number =>
  logSumExp([positive, ...negatives]) - positive;

/** A known mistake of this exercise. */
export type Known = Misconception<Lookup>;

/** A mistake as the loss with one part changed. */
export const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: lossOf(recipe),
  hint,
});

/** Random queries and keys, and a random queue of unit rows. */
export const drawLookup = (
  random: Random,
  { count, size, dim }: { readonly count: number; readonly size: number; readonly dim: number },
  options: Readonly<Record<string, number>>,
): Lookup => ({
  queries: drawMatrix(random, count, dim),
  keys: drawMatrix(random, count, dim),
  queue: unitRows(drawMatrix(random, size, dim)),
  options,
});
