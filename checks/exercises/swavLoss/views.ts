import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { assigned, each, rowsToOne, sum } from '../sinkhorn/scores';
import { cosine, drawMatrix, mean } from '../vectors';

/** Two views of each picture, as projections, the prototypes, and the temperature. */
export interface Clustered extends Readonly<
  Record<string, Matrix | Readonly<Record<string, number>>>
> {
  readonly z1: Matrix;
  readonly z2: Matrix;
  readonly prototypes: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

type Vector = readonly number[];

/** How the loss is put together; what is left out is as the paper's code has it. */
export interface Recipe {
  readonly compare?: (z: Vector, prototype: Vector) => number;
  /** Targets out of the scores of one view. */
  readonly assign?: (scores: Matrix, temperature: number) => Matrix;
  /** Logarithms of the predictions out of the scores of one view. */
  readonly predict?: (scores: Matrix, temperature: number) => Matrix;
  /** What a target and the logarithm of a prediction add to the loss. */
  readonly pay?: (q: number, logP: number) => number;
  /** Which view's targets the predictions of each view are for. */
  readonly partner?: (view: number) => number;
  /** The loss out of what each picture pays, a list for each view. */
  readonly combine?: (paid: readonly Vector[]) => number;
  readonly temperature?: (options: Clustered['options']) => number;
}

/** Scores of views for prototypes as plain numbers. */
const table = (z: Matrix, prototypes: Matrix, compare: (x: Vector, y: Vector) => number): Matrix =>
  z.map((x) => prototypes.map((c) => compare(x, c)));

/** Sinkhorn with its defaults. */
export const shared = (scores: Matrix): Matrix => assigned({})({ scores, options: {} });

/** log softmax(scores / τ), row by row. */
export const logSoftmax = (scores: Matrix, temperature: number): Matrix =>
  rowsToOne(each(scores, (s) => s / temperature));

/** What the options assign by: a softmax at a temperature of its own, or Sinkhorn. */
const ownOf = ({ assign: width }: Clustered['options']): ((scores: Matrix) => Matrix) =>
  width === undefined ? shared : (scores) => each(logSoftmax(scores, width), Math.exp);

/** 0.1 where nothing is said. */
export const temperatureOf = (options: Clustered['options']): number =>
  options['temperature'] ?? 0.1;

/**
 * The loss in float64 loops: SwAV's where the recipe is empty.
 *
 * @param at - Where the targets are taken; at the inputs themselves if left out.
 */
export const lossOf =
  (recipe: Recipe, at?: Clustered) =>
  (inputs: Clustered): number => {
    const { compare = cosine, assign = ownOf(inputs.options), predict = logSoftmax } = recipe;
    const { pay = (q: number, logP: number) => -q * logP, partner = (view: number) => 1 - view } =
      recipe;
    const { combine = (paid: readonly Vector[]) => mean(paid.map(mean)) } = recipe;
    const temperature = (recipe.temperature ?? temperatureOf)(inputs.options);
    const scores = ({ z1, z2, prototypes }: Clustered) =>
      [z1, z2].map((z) => table(z, prototypes, compare));
    const targets = scores(at ?? inputs).map((view) => assign(view, temperature));
    const predictions = scores(inputs).map((view) => predict(view, temperature));
    return combine(
      predictions.map((logP, view) =>
        logP.map((row, n) =>
          sum(row.map((v, k) => pay(targets[partner(view)]?.[n]?.[k] ?? NaN, v))),
        ),
      ),
    );
  };

/** Random projections of `count` pictures, two views each, and random prototypes. */
export const drawClustered = (
  random: Random,
  [count, dim, prototypes]: readonly [number, number, number],
  options: Clustered['options'],
): Clustered => ({
  z1: drawMatrix(random, count, dim),
  z2: drawMatrix(random, count, dim),
  prototypes: drawMatrix(random, prototypes, dim),
  options,
});
