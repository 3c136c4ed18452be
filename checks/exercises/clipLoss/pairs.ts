import type { Random } from '../../../lib';
import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { cosine, drawMatrix, logSumExp, mean, transposed } from '../vectors';

type Options = Readonly<Record<string, number>>;

/** Pictures, the text of each, and what cosines are scaled by. */
export interface Pairs extends Readonly<Record<string, Matrix | Options>> {
  readonly images: Matrix;
  readonly texts: Matrix;
  readonly options: Options;
}

type Vector = readonly number[];

/** What one row is asked: which of `all` is its partner. */
export interface Question {
  readonly all: Vector;
  readonly partner: number;
  /** Where the partner stands in `all`. */
  readonly at: number;
}

/** How a loss is put together; what is left out is as the paper has it. */
export interface Recipe {
  /** Changes the rows of each matrix before they are compared. */
  readonly prepare?: (rows: Matrix) => Matrix;
  readonly compare?: (x: Vector, y: Vector) => number;
  readonly logit?: (similarity: number, options: Options) => number;
  readonly each?: (question: Question, options: Options) => number;
  /** Losses of the pictures, of the texts → the loss. */
  readonly combine?: (ofImages: Vector, ofTexts: Vector) => number;
}

/** A known mistake of this exercise. */
export type Known = Misconception<Pairs>;

/** A mistake as the loss with one part changed. */
export const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: lossOf(recipe),
  hint,
});

export const LARGEST_SCALE = 100;

/** The temperature, at its default where it is left out. */
export const temperatureOf = ({ temperature = 0.07 }: Options): number => temperature;

/** What a cosine is multiplied by. */
export const scaleOf = (options: Options): number =>
  options['logitScale'] === undefined
    ? 1 / temperatureOf(options)
    : Math.min(Math.exp(options['logitScale']), LARGEST_SCALE);

/** −log of the partner's share. */
export const surprise = ({ all, partner }: Question): number => logSumExp(all) - partner;

/** A loss in float64 loops: CLIP's where the recipe is empty. */
export const lossOf =
  (recipe: Recipe) =>
  ({ images, texts, options }: Pairs): number => {
    const { prepare = (rows: Matrix) => rows, compare = cosine, each = surprise } = recipe;
    const { logit = (s: number, o: Options) => s * scaleOf(o) } = recipe;
    const { combine = (a: Vector, b: Vector) => (mean(a) + mean(b)) / 2 } = recipe;
    const [pictures, words] = [prepare(images), prepare(texts)];
    const logits = pictures.map((x) => words.map((y) => logit(compare(x, y), options)));
    const losses = (table: Matrix) =>
      table.map((all, at) => each({ all, at, partner: all[at] ?? NaN }, options));
    return combine(losses(logits), losses(transposed(logits)));
  };

/** Random embeddings of `count` pictures and their texts. */
export const drawPairs = (random: Random, count: number, dim: number, options: Options): Pairs => ({
  images: drawMatrix(random, count, dim),
  texts: drawMatrix(random, count, dim),
  options,
});
