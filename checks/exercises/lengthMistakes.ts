import type { PairMistake, Vector } from './pairMistake';
import { cosine, dot, norm } from './vectors';

const largest = (x: Vector): number => Math.max(...x.map(Math.abs));
const manhattan = (x: Vector): number => x.reduce((sum, v) => sum + Math.abs(v), 0);

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
    id: 'one-length-squared',
    compare: (x, y) => dot(x, y) / (dot(x, x) * norm(y)),
    hint: 'The length of the first argument’s rows lacks its square root.',
  },
  {
    id: 'one-length-squared',
    compare: (x, y) => dot(x, y) / (norm(x) * dot(y, y)),
    hint: 'The length of the second argument’s rows lacks its square root.',
  },
  {
    id: 'one-length-twice',
    compare: (x, y) => dot(x, y) / dot(x, x),
    hint: 'You use the first argument’s length twice. The second factor is the length of the other rows.',
  },
  {
    id: 'one-length-twice',
    compare: (x, y) => dot(x, y) / dot(y, y),
    hint: 'You use the second argument’s length twice. The first factor is the length of the other rows.',
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
