import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { cosine, drawMatrix, logSumExp, mean } from '../vectors';

/** Two views of each picture, as projections, and the temperature. */
export interface Views extends Readonly<Record<string, Matrix | Readonly<Record<string, number>>>> {
  readonly z1: Matrix;
  readonly z2: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

type Vector = readonly number[];

/** What one anchor is asked: which of `others` is its partner. */
export interface Question {
  /** Logits of the denominator. */
  readonly others: Vector;
  readonly positive: number;
}

/** How a loss is put together; what is left out is as the paper has it. */
export interface Recipe {
  /** Changes the rows before they are compared. */
  readonly prepare?: (rows: Matrix) => Matrix;
  readonly compare?: (x: Vector, y: Vector) => number;
  readonly logit?: (similarity: number, temperature: number) => number;
  /** Whether view k stands in the denominator of view i; `n` is half the number of views. */
  readonly counts?: (i: number, k: number, n: number) => boolean;
  readonly partner?: (i: number, n: number) => number;
  readonly isAnchor?: (i: number, n: number) => boolean;
  readonly each?: (question: Question, temperature: number) => number;
  readonly combine?: (losses: Vector) => number;
}

/** The temperature, at its default where it is left out. */
export const temperatureOf = ({ options }: Views): number => options['temperature'] ?? 0.07;

/** Every view but the anchor itself. */
export const notSelf = (i: number, k: number): boolean => k !== i;

/** View i + N of view i, and back. */
export const acrossViews = (i: number, n: number): number => (i + n) % (2 * n);

/** A loss in float64 loops: NT-Xent where the recipe is empty. */
export const lossOf =
  (recipe: Recipe) =>
  (inputs: Views): number => {
    const { compare = cosine, logit = (s: number, t: number) => s / t, counts = notSelf } = recipe;
    const { partner = acrossViews, isAnchor = () => true, combine = mean } = recipe;
    const { prepare = (rows: Matrix) => rows } = recipe;
    const { each = ({ others, positive }: Question) => logSumExp(others) - positive } = recipe;
    const temperature = temperatureOf(inputs);
    const views = prepare([...inputs.z1, ...inputs.z2]);
    const n = inputs.z1.length;
    const logits = views.map((x) => views.map((y) => logit(compare(x, y), temperature)));
    const losses = logits.flatMap((row, i) => {
      const others = row.filter((_, k) => counts(i, k, n));
      const positive = row[partner(i, n)] ?? NaN;
      return isAnchor(i, n) ? [each({ others, positive }, temperature)] : [];
    });
    return combine(losses);
  };

/** Random projections of `count` pictures, two views each. */
export const drawViews = (
  random: Random,
  count: number,
  dim: number,
  options: Readonly<Record<string, number>>,
): Views => ({ z1: drawMatrix(random, count, dim), z2: drawMatrix(random, count, dim), options });
