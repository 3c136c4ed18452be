import type { Matrix } from '../../plain';
import { cosine, dot, mean, transposed, unitVectors } from '../vectors';
import { classesOf, members, range } from './inputs';
import { known, type Known } from './known';
import { meanOrZero, pairValues, total } from './pairs';

/** Self-pairs: x with x. */
export const selfMistakes: readonly Known[] = [
  known(
    'self-pairs-counted',
    (inputs, i, j) =>
      meanOrZero(members(inputs, i).flatMap((x) => members(inputs, j).map((y) => cosine(x, y)))),
    'On the diagonal you count every embedding’s similarity with itself, always 1. Leave these pairs out of the sum and out of the count.',
  ),
  known(
    'self-pairs-in-the-count',
    (inputs, i, j, cosines) =>
      total(cosines) / Math.max(1, members(inputs, i).length * members(inputs, j).length),
    'You leave self-pairs out of the sum, but still divide by all n². A class of n has n(n − 1) pairs.',
  ),
  known(
    'pairs-counted-once',
    (_, i, j, cosines) => meanOrZero(cosines) / (i === j ? 2 : 1),
    'On the diagonal you add each pair once but count it twice. Add both (x, y) and (y, x), or halve the count.',
  ),
  known(
    'diagonal-nan',
    (_, i, j, cosines) => (i === j ? NaN : meanOrZero(cosines)),
    'Your diagonal is NaN. Leaving self-pairs out must leave the other pairs of the class in.',
  ),
  known(
    'diagonal-one',
    (_, i, j, cosines) => (i === j ? 1 : meanOrZero(cosines)),
    'Your diagonal is 1. It should hold the mean over pairs of different members of one class.',
  ),
];

/** What is averaged, and over what. */
export const meanMistakes: readonly Known[] = [
  known(
    'centers-compared',
    (inputs, i, j) => cosineOfCenters(members(inputs, i), members(inputs, j)),
    'You compare the mean embeddings of the classes. Compare the members pair by pair, then average the cosines.',
  ),
  known(
    'unit-centers-compared',
    (inputs, i, j) =>
      cosineOfCenters(unitVectors(members(inputs, i)), unitVectors(members(inputs, j))),
    'You scale the class means to unit length again. Averaging the pairs’ cosines leaves the means as they are.',
  ),
  known(
    'centers-not-normalised',
    (inputs, i, j) => {
      const [a, b] = [members(inputs, i), members(inputs, j)];
      return a.length === 0 || b.length === 0 ? 0 : dot(center(a), center(b));
    },
    'You multiply the mean embeddings of the classes. Take the cosine of each pair of members, then average.',
  ),
  known(
    'one-too-few',
    (inputs, i, j, cosines) =>
      i === j ? total(cosines) / Math.max(1, members(inputs, i).length - 1) : meanOrZero(cosines),
    'On the diagonal you divide by n − 1. A class of n has n(n − 1) pairs.',
  ),
  known(
    'divided-by-batch',
    ({ labels }, _i, _j, cosines) => total(cosines) / labels.length ** 2,
    'You divide by all pairs of the batch. Divide by the number of pairs of these two classes.',
  ),
  known(
    'sum-not-mean',
    (_, _i, _j, cosines) => total(cosines),
    'You add the cosines up. Divide by the number of pairs.',
  ),
  known(
    'divided-by-members',
    (inputs, i, _j, cosines) => total(cosines) / Math.max(1, members(inputs, i).length),
    'You divide by the number of members. Divide by the number of pairs: n(n − 1) within a class, n · m between two.',
  ),
  known(
    'largest-not-mean',
    (_, _i, _j, cosines) => (cosines.length === 0 ? 0 : Math.max(...cosines)),
    'You take the largest cosine. The mean over all pairs is wanted.',
  ),
  known(
    'smallest-not-mean',
    (_, _i, _j, cosines) => (cosines.length === 0 ? 0 : Math.min(...cosines)),
    'You take the smallest cosine. The mean over all pairs is wanted.',
  ),
  known(
    'one-against-rest',
    (inputs, i, j, cosines) =>
      meanOrZero(
        i === j
          ? cosines
          : range(classesOf(inputs)).flatMap((k) =>
              k === i ? [] : pairValues(inputs, i, k, cosine),
            ),
      ),
    'You compare a class with all the others at once. Entry (i, j) is about classes i and j only.',
  ),
  known(
    'classes-merged',
    (inputs, i, j, cosines) =>
      meanOrZero(
        i === j
          ? cosines
          : [
              [i, i],
              [i, j],
              [j, i],
              [j, j],
            ].flatMap(([k = i, l = j]) => pairValues(inputs, k, l, cosine)),
      ),
    'Between two classes you also count pairs within each of them. Take x from class i and y from class j.',
  ),
];

const center = (rows: Matrix): readonly number[] => transposed(rows).map(mean);

function cosineOfCenters(a: Matrix, b: Matrix): number {
  return a.length === 0 || b.length === 0 ? 0 : cosine(center(a), center(b));
}
