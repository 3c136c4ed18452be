import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { KEEP_DIMS } from '../pairMistakes';
import { dividedAcross, dot, norm, transposed, unitVectors } from '../vectors';
import { landed, unitRows, type Recipe, type Sloped } from './inputs';

type Known = Misconception<Sloped>;

const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: landed(recipe),
  hint,
});

const dividedBy =
  (size: (row: readonly number[]) => number) =>
  (moved: Matrix): Matrix =>
    moved.map((row) => row.map((v) => v / size(row)));

/** Mistakes in where a point goes. */
const wrongWays: readonly Known[] = [
  known(
    'uphill',
    { sign: -1 },
    'You go up the slope, where the loss is higher. A gradient points uphill: subtract it.',
  ),
  known(
    'no-step',
    { gradient: (g) => g.map((row) => row.map(() => 0)) },
    'Your points do not move. Take the learning rate times the gradient off before you divide by the length.',
  ),
  known(
    'gradient-normalised',
    { gradient: unitRows },
    'You bring the gradient to length 1, so that a point on a gentle slope goes as far as one on a steep slope. Take it as it is.',
  ),
  known(
    'normalised-too-early',
    { points: unitRows, finish: (moved) => moved },
    'You bring the points to length 1 and then move them, off the sphere. Move first, divide by the length last.',
  ),
  {
    id: 'step-returned',
    mimic: ({ gradient, options }) =>
      gradient.map((row) => row.map((v) => -(options['learningRate'] ?? 0.1) * v)),
    hint: 'You return the step, not where it leads. Add it to the points, then divide each row by its length.',
  },
];

/** Mistakes in the learning rate. */
const wrongRates: readonly Known[] = [
  known(
    'rate-forgotten',
    { rate: () => 1 },
    'You take off the whole gradient. Multiply it by the `learningRate` first.',
  ),
  known(
    'rate-fixed',
    { rate: () => 0.1 },
    'Yours always takes 0.1. That is only the default: use the `learningRate` of the options.',
  ),
  known(
    'rate-divides',
    { rate: (options) => 1 / (options['learningRate'] ?? 0.1) },
    'You divide the gradient by the learning rate. Multiply: a small rate makes small steps.',
  ),
  ...[0.01, 0.001, 0.05, 0.5, 1].map((rate) =>
    known(
      'default-rate',
      { rate: (options) => options['learningRate'] ?? rate },
      'The rate is right where it is given, not where it is left out: its default is 0.1.',
    ),
  ),
];

/** Mistakes in the way back to the sphere. */
const wrongLengths: readonly Known[] = [
  known(
    'not-normalised',
    { finish: (moved) => moved },
    'Your points leave the sphere. Divide each row by its length after the step.',
  ),
  known(
    'squared-length',
    { finish: dividedBy((row) => dot(row, row)) },
    'You divide by the squared length. A length is the square root of the sum of squares.',
  ),
  known(
    'only-long-rows',
    { finish: dividedBy((row) => Math.max(1, norm(row))) },
    'You cut what is longer than 1, and leave what is shorter. Every point belongs on the sphere, not inside it.',
  ),
  known(
    'columns-normalised',
    { finish: (moved) => transposed(unitRows(transposed(moved))) },
    'You divide by the length of the columns. A row is a point: take its length over axis 1, with `keepDims` true.',
  ),
  known(
    'whole-matrix-length',
    { finish: (moved) => dividedBy(() => norm(moved.flat()))(moved) },
    'You take one length for all points together. Give the length its axis, so that every row gets its own.',
  ),
  known('keepdims-missing', { finish: dividedAcross }, KEEP_DIMS),
  known(
    'zero-row',
    { finish: unitVectors },
    'A point that lands in the middle has length 0, and 0 / 0 is no number. Use `lib.l2Normalize`, or add a tiny number inside the square root.',
  ),
];

/** What learners get wrong in a step on the sphere. */
export const misconceptions: readonly Known[] = [...wrongWays, ...wrongRates, ...wrongLengths];
