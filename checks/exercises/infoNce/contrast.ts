import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { cosine, drawMatrix, logSumExp, mean } from '../vectors';

type Vector = readonly number[];
type Options = Readonly<Record<string, number>>;

/** Queries, a positive for each, negatives for all, and the temperature. */
export interface Contrast extends Readonly<Record<string, Matrix | Options>> {
  readonly query: Matrix;
  readonly positive: Matrix;
  readonly negatives: Matrix;
  readonly options: Options;
}

/** What one query is asked: to pick the positive. All are logits. */
export interface Question {
  readonly positive: number;
  readonly negatives: Vector;
  /** Of the query with the positives of all queries, its own included. */
  readonly positives: Vector;
}

/** How a loss is put together; what is left out is as the paper has it. */
export interface Recipe {
  /** Changes the rows of each matrix before they are compared. */
  readonly prepare?: (rows: Matrix) => Matrix;
  readonly compare?: (x: Vector, y: Vector) => number;
  readonly logit?: (similarity: number, temperature: number) => number;
  readonly each?: (question: Question, temperature: number) => number;
  readonly combine?: (losses: Vector) => number;
}

/** The temperature, at its default where it is left out. */
export const temperatureOf = ({ options }: Contrast): number => options['temperature'] ?? 0.07;

/** log(exp(p) + Σ exp(n)) − p. */
export const surprise = ({ positive, negatives }: Question): number =>
  logSumExp([positive, ...negatives]) - positive;

/** A loss in float64 loops: InfoNCE where the recipe is empty. */
export const lossOf =
  (recipe: Recipe) =>
  (inputs: Contrast): number => {
    const { compare = cosine, logit = (s: number, t: number) => s / t } = recipe;
    const { each = surprise, combine = mean, prepare = (rows: Matrix) => rows } = recipe;
    const temperature = temperatureOf(inputs);
    const query = prepare(inputs.query);
    const [positive, negatives] = [prepare(inputs.positive), prepare(inputs.negatives)];
    const losses = query.map((q, i) => {
      const to = (rows: Matrix) => rows.map((row) => logit(compare(q, row), temperature));
      const positives = to(positive);
      const question = { positive: positives[i] ?? NaN, negatives: to(negatives), positives };
      return each(question, temperature);
    });
    return combine(losses);
  };

/** Random queries with their positives, and random negatives. */
export const drawContrast = (
  random: Random,
  [queries, negatives, dim]: readonly [number, number, number],
  options: Options,
): Contrast => ({
  query: drawMatrix(random, queries, dim),
  positive: drawMatrix(random, queries, dim),
  negatives: drawMatrix(random, negatives, dim),
  options,
});

/** A vector of the plane, of length 1, whose cosine with (1, 0) is this. */
export const at = (cosineWithQuery: number): Vector => [
  cosineWithQuery,
  Math.sqrt(1 - cosineWithQuery ** 2),
];

/** The two examples that the source works out at temperature 0.1. */
export const EXAMPLES = {
  good: { query: [[1, 0]], positive: [at(0.8)], negatives: [0.2, 0.15, 0.1].map(at) },
  bad: { query: [[1, 0]], positive: [at(0.1)], negatives: [0.5, 0.4, 0.3].map(at) },
} as const;
