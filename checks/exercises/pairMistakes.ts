import { cosine, dot, norm } from './vectors';

type Vector = readonly number[];

/** A mistake in how two rows are compared, whichever rows the exercise pairs. */
export interface PairMistake {
  readonly id: string;
  /** What the mistake gives in place of the cosine of x and y. */
  readonly compare: (x: Vector, y: Vector) => number;
  readonly hint: string;
}

/** The hint for lengths that are divided by across the rows. */
export const KEEP_DIMS =
  'Your lengths have shape [N], and a division spreads them along the columns. With `keepDims` true they have shape [N, 1] and divide row by row.';

const largest = (x: Vector): number => Math.max(...x.map(Math.abs));
const manhattan = (x: Vector): number => x.reduce((sum, v) => sum + Math.abs(v), 0);
const difference = (x: Vector, y: Vector): Vector => x.map((v, d) => v - (y[d] ?? NaN));
const centred = (x: Vector): Vector => x.map((v) => v - x.reduce((s, w) => s + w, 0) / x.length);

/** Mistakes in the lengths that the dot product is divided by. */
export const lengthMistakes: readonly PairMistake[] = [
  {
    id: 'not-normalised',
    compare: dot,
    hint: 'That is the plain dot product, which grows with the length of the rows. Divide by both lengths.',
  },
  {
    id: 'first-only-normalised',
    compare: (x, y) => dot(x, y) / norm(x),
    hint: 'You divide by the length of the first argument’s rows only. The second argument’s lengths belong in the denominator too.',
  },
  {
    id: 'second-only-normalised',
    compare: (x, y) => dot(x, y) / norm(y),
    hint: 'You divide by the length of the second argument’s rows only. The first argument’s lengths belong in the denominator too.',
  },
  {
    id: 'squared-lengths',
    compare: (x, y) => dot(x, y) / (dot(x, x) * dot(y, y)),
    hint: 'You divide by the squared lengths. A length is the square root of the sum of squares.',
  },
  {
    id: 'root-of-lengths',
    compare: (x, y) => dot(x, y) / Math.sqrt(norm(x) * norm(y)),
    hint: 'You take one square root too many: the lengths themselves belong in the denominator.',
  },
  {
    id: 'lengths-added',
    compare: (x, y) => dot(x, y) / (norm(x) + norm(y)),
    hint: 'You divide by the sum of the two lengths. It is their product.',
  },
  {
    id: 'manhattan-lengths',
    compare: (x, y) => dot(x, y) / (manhattan(x) * manhattan(y)),
    hint: 'You add up absolute values for the length. Euclid’s length is the square root of the sum of squares.',
  },
  {
    id: 'largest-entry-as-length',
    compare: (x, y) => dot(x, y) / (largest(x) * largest(y)),
    hint: 'You divide by the largest entry of each row. Its length is the square root of the sum of squares.',
  },
  {
    id: 'mean-of-squares',
    compare: (x, y) => x.length * cosine(x, y),
    hint: 'Your lengths average the squares. Add them up: `sum`, not `mean`, under the square root.',
  },
  {
    id: 'mean-of-products',
    compare: (x, y) => cosine(x, y) / x.length,
    hint: 'You average the products, so the answer shrinks with the number of features. Add them up: `sum`, not `mean`.',
  },
];

/** Something other than the cosine, or the cosine changed afterwards. */
export const valueMistakes: readonly PairMistake[] = [
  {
    id: 'distance',
    compare: (x, y) => norm(difference(x, y)),
    hint: 'That is the distance between the points. The cosine looks at the angle: multiply the rows, do not subtract them.',
  },
  {
    id: 'squared-distance',
    compare: (x, y) => dot(difference(x, y), difference(x, y)),
    hint: 'That is the squared distance. The cosine looks at the angle: multiply the rows, do not subtract them.',
  },
  {
    id: 'centred',
    compare: (x, y) => cosine(centred(x), centred(y)),
    hint: 'You subtract the mean of each row first: that is a correlation. The cosine takes the rows as they are.',
  },
  {
    id: 'cosine-distance',
    compare: (x, y) => 1 - cosine(x, y),
    hint: 'That is 1 − cosine, a distance: 0 for equal directions. Here equal directions give 1.',
  },
  {
    id: 'sign-flipped',
    compare: (x, y) => -cosine(x, y),
    hint: 'Your sign is the wrong way round: equal directions give 1, opposite ones −1.',
  },
  {
    id: 'absolute-value',
    compare: (x, y) => Math.abs(cosine(x, y)),
    hint: 'Your answer is never negative. Opposite directions give −1: leave the sign alone.',
  },
  {
    id: 'negatives-cut',
    compare: (x, y) => Math.max(0, cosine(x, y)),
    hint: 'You cut at 0. Rows that point apart have a negative cosine: let it through.',
  },
  {
    id: 'squeezed-into-0-1',
    compare: (x, y) => (1 + cosine(x, y)) / 2,
    hint: 'You map the cosine to the range from 0 to 1. Leave it between −1 and 1.',
  },
  {
    id: 'squared-cosine',
    compare: (x, y) => cosine(x, y) ** 2,
    hint: 'You square the cosine, which loses its sign. Leave it as it is.',
  },
  {
    id: 'angle',
    compare: (x, y) => Math.acos(cosine(x, y)),
    hint: 'That is the angle itself, in radians. Its cosine is wanted: leave out `acos`.',
  },
];

/** Mistakes that show where a length is 0 or small. */
export const edgeMistakes: readonly PairMistake[] = [
  {
    id: 'zero-row-nan',
    compare: (x, y) => dot(x, y) / (norm(x) * norm(y)),
    hint: 'A row of zeros has length 0, and 0 / 0 is NaN. Keep the denominator a little above 0, with `tf.maximum` or a tiny epsilon.',
  },
  ...[1e-1, 1e-2, 1e-3, 1e-4, 1e-5].map((epsilon) => ({
    id: 'epsilon-too-large',
    compare: (x: Vector, y: Vector) => dot(x, y) / (norm(x) * norm(y) + epsilon),
    hint: 'The number that you add against a division by 0 is so large that it bends the answer for short rows. 1e-12 is enough.',
  })),
];
