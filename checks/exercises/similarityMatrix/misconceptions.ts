import type { Measure } from '../../../lib';
import { cosine, dot, norm, transposed, unitVectors } from '../vectors';
import type { Vector } from '../../plain';
import { comparedBy, measureOf, MEASURES, RIGHT, squaredDistance, type Known } from './inputs';

type Compare = (x: Vector, y: Vector) => number;

const wrong = (id: string, spoiled: Partial<Record<Measure, Compare>>, hint: string): Known => ({
  id,
  mimic: comparedBy(spoiled),
  hint,
});

const distance: Compare = (x, y) => Math.sqrt(squaredDistance(x, y));
const manhattan: Compare = (x, y) => x.reduce((sum, v, d) => sum + Math.abs(v - (y[d] ?? NaN)), 0);
const unit = (x: Vector): Vector => unitVectors([x])[0] ?? [];
const onUnits =
  (compare: Compare): Compare =>
  (x, y) =>
    compare(unit(x), unit(y));

const SIGN =
  'Your distances are positive, so that what lies farthest is most alike. Turn the sign: more must mean more alike.';
const LENGTHS = 'You cut the rows to length 1 before all measures. Only the cosine does that.';
const AS_SIMILARITY =
  'You turn the distance into a score between 0 and 1. Here the similarity is minus the distance, no more.';

/** Mistakes in distances. */
const distanceMistakes: readonly Known[] = [
  wrong('distance-not-negated', { euclidean: distance, squared: squaredDistance }, SIGN),
  wrong('distance-not-negated', { euclidean: distance }, SIGN),
  wrong('distance-not-negated', { squared: squaredDistance }, SIGN),
  wrong(
    'root-missing',
    { euclidean: RIGHT.squared },
    'Your Euclidean distance is the squared one: its root is missing.',
  ),
  wrong(
    'root-too-many',
    { squared: RIGHT.euclidean },
    'Your squared distance is not squared: leave its root out.',
  ),
  wrong(
    'swapped',
    { euclidean: RIGHT.squared, squared: RIGHT.euclidean },
    'The Euclidean and the squared distance have changed places.',
  ),
  wrong(
    'mean-over-dimensions',
    {
      euclidean: (x, y) => -Math.sqrt(squaredDistance(x, y) / x.length),
      squared: (x, y) => -squaredDistance(x, y) / x.length,
    },
    'You average the squared differences over the dimensions. Add them up: `sum`, not `mean`.',
  ),
  wrong(
    'manhattan',
    { euclidean: (x, y) => -manhattan(x, y) },
    'You add up absolute differences. Euclid’s distance is the root of the sum of squares.',
  ),
  wrong(
    'manhattan',
    { euclidean: (x, y) => -manhattan(x, y), squared: (x, y) => -(manhattan(x, y) ** 2) },
    'You add up absolute differences. Square them first.',
  ),
  wrong(
    'factor-two-missing',
    {
      euclidean: (x, y) => -Math.sqrt(dot(x, x) + dot(y, y) - dot(x, y)),
      squared: (x, y) => -(dot(x, x) + dot(y, y) - dot(x, y)),
    },
    '‖a − b‖² is ‖a‖² + ‖b‖² − 2 a·b: the 2 is missing.',
  ),
  wrong(
    'one-over-distance',
    {
      euclidean: (x, y) => 1 / (1 + distance(x, y)),
      squared: (x, y) => 1 / (1 + squaredDistance(x, y)),
    },
    AS_SIMILARITY,
  ),
  wrong(
    'one-over-distance',
    {
      euclidean: (x, y) => Math.exp(-distance(x, y)),
      squared: (x, y) => Math.exp(-squaredDistance(x, y)),
    },
    AS_SIMILARITY,
  ),
  wrong(
    'one-over-distance',
    {
      euclidean: (x, y) => 1 - distance(x, y),
      squared: (x, y) => 1 - squaredDistance(x, y),
    },
    'You subtract the distance from 1. The similarity is minus the distance.',
  ),
];

/** Mistakes in lengths. */
const lengthMistakes: readonly Known[] = [
  wrong(
    'dot-normalised',
    { dot: cosine },
    'Your dot product is a cosine. The dot product takes the rows as long as they are.',
  ),
  wrong(
    'cosine-not-normalised',
    { cosine: dot },
    'Your cosine is a dot product: divide by the lengths of both rows.',
  ),
  wrong(
    'distances-of-unit-rows',
    { euclidean: onUnits(RIGHT.euclidean), squared: onUnits(RIGHT.squared) },
    'Your distances are those of rows of length 1. Take the rows as they are.',
  ),
  wrong(
    'always-normalised',
    { dot: cosine, euclidean: onUnits(RIGHT.euclidean), squared: onUnits(RIGHT.squared) },
    LENGTHS,
  ),
  wrong(
    'mean-of-products',
    { dot: (x, y) => dot(x, y) / x.length },
    'You average the products. Add them up: `sum`, not `mean`.',
  ),
  wrong(
    'dot-scaled',
    { dot: (x, y) => dot(x, y) / Math.sqrt(x.length) },
    'You divide the dot product by √D, as attention does. The plain one is wanted.',
  ),
  wrong(
    'cosine-distance',
    { cosine: (x, y) => 1 - cosine(x, y) },
    'Your cosine is a distance, 0 for equal directions. The similarity is 1 there.',
  ),
  wrong(
    'cosine-distance',
    { cosine: (x, y) => cosine(x, y) - 1 },
    'You subtract 1 from the cosine. It is a similarity as it is.',
  ),
  wrong(
    'zero-row-nan',
    { cosine: (x, y) => dot(x, y) / (norm(x) * norm(y)) },
    'A row of zeros has length 0, and 0 / 0 is NaN. Keep the length a little above 0, or use `lib.cosineSimilarityMatrix`.',
  ),
];

/** Mistakes in which measure is taken, and in what is compared. */
const choiceMistakes: readonly Known[] = [
  ...MEASURES.map((measure) =>
    wrong(
      'measure-ignored',
      Object.fromEntries(MEASURES.map((name) => [name, RIGHT[measure]])),
      'Yours gives one measure, whichever is asked for. Look at `measure`.',
    ),
  ),
  ...MEASURES.filter((measure) => measure !== 'cosine').map((measure) => ({
    id: 'default-measure',
    mimic: (inputs: Parameters<Known['mimic']>[0]) =>
      comparedBy({})({ ...inputs, options: { measure, ...inputs.options } }),
    hint: "Where no measure is given it is the cosine: `{ measure = 'cosine' }`.",
  })),
  {
    id: 'axes-swapped',
    mimic: (inputs) => transposed(comparedBy({})(inputs)),
    hint: 'Your matrix is the transpose of the wanted one. Rows belong to a and columns to b.',
  },
  {
    id: 'row-by-row',
    mimic: (inputs) => {
      if (inputs.a.length !== inputs.b.length) throw new RangeError('row counts differ');
      const compare = RIGHT[measureOf(inputs)];
      return inputs.a.map((x, i) => compare(x, inputs.b[i] ?? []));
    },
    hint: 'You compare row i with row i only. Every row of a meets every row of b.',
  },
  {
    id: 'a-with-itself',
    mimic: (inputs) => comparedBy({})({ ...inputs, b: inputs.a }),
    hint: 'You compare a with itself. The other rows are those of b.',
  },
];

/** What learners get wrong in comparing by four measures. */
export const misconceptions: readonly Known[] = [
  ...distanceMistakes,
  ...lengthMistakes,
  ...choiceMistakes,
];
