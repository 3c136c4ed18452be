import { lengthMistakes } from './lengthMistakes';
import type { PairMistake, Vector } from './pairMistake';
import { valueMistakes } from './valueMistakes';
import { dot, norm } from './vectors';

/** The hint for lengths that are divided by across the rows. */
export const KEEP_DIMS =
  'Your lengths have shape [N], and a division spreads them along the columns. With `keepDims` true they have shape [N, 1] and divide row by row.';

/** The hint for a number in the denominator that is not tiny. */
export const EPSILON =
  'The number that you add against a division by 0 is so large that it bends the answer for short rows. 1e-12 is enough.';

/** Mistakes that show on any rows. */
export const pairMistakes: readonly PairMistake[] = [...lengthMistakes, ...valueMistakes];

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
    hint: EPSILON,
  })),
];

const IN_LOSSES = [
  'not-normalised',
  'squared-lengths',
  'distance',
  'squared-distance',
  'cosine-distance',
  'absolute-value',
  'mean-of-products',
  'zero-row-nan',
];

/** Of the mistakes in comparing two rows, those that make sense in a loss. */
export const mistakesInLosses = (...more: readonly string[]): readonly PairMistake[] =>
  [...pairMistakes, ...edgeMistakes].filter(({ id }) => [...IN_LOSSES, ...more].includes(id));

/** A number added to the product of the lengths, or to each of them, that is too large for a loss. */
export const epsilonMistakes: readonly PairMistake[] = [1e-1, 1e-2, 1e-3].flatMap((epsilon) =>
  [
    (x: Vector, y: Vector) => dot(x, y) / (norm(x) * norm(y) + epsilon),
    (x: Vector, y: Vector) => dot(x, y) / ((norm(x) + epsilon) * (norm(y) + epsilon)),
  ].map((compare) => ({ id: 'epsilon-too-large', compare, hint: EPSILON })),
);
