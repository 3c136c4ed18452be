import type { Vector } from '../../plain';
import { cosine, norm } from '../vectors';
import { known, knownDistance, knownTerms, sum, type Known } from './loss';

const unit = (x: Vector): Vector => x.map((v) => (norm(x) === 0 ? 0 : v / norm(x)));

/** Something other than the squared Euclidean distance of the two points. */
export const distanceMistakes: readonly Known[] = [
  knownDistance(
    'distance-not-squared',
    ({ distance }) => distance,
    'You take the root: that is the distance. Here h is the squared distance, in both terms; leave the root out.',
  ),
  knownTerms(
    'root-in-the-push',
    ({ squared, distance, margin }) => [squared / 2, Math.max(0, margin - distance) / 2],
    'Dissimilar pairs are measured by the distance, similar ones by its square. Here h is the square in both terms.',
  ),
  knownTerms(
    'root-in-the-pull',
    ({ squared, distance, margin }) => [distance / 2, Math.max(0, margin - squared) / 2],
    'Similar pairs are measured by the distance, dissimilar ones by its square. Here h is the square in both terms.',
  ),
  knownTerms(
    'hinge-of-the-paper',
    ({ squared, distance, margin }) => [squared / 2, Math.max(0, margin - distance) ** 2 / 2],
    'That is the loss of Hadsell and others of 2006: they square the hinge, of the distance. Here the hinge is max(0, m − h), with h the squared distance.',
  ),
  knownTerms(
    'hinge-squared',
    ({ squared, margin }) => [squared / 2, Math.max(0, margin - squared) ** 2 / 2],
    'You square what is missing to the margin. h is a square already: dissimilar pairs pay max(0, m − h) / 2.',
  ),
  knownDistance(
    'squared-twice',
    ({ squared }) => squared ** 2,
    'Your h is squared twice. One `square()` is enough: the sum of the squared differences is h.',
  ),
  knownDistance(
    'mean-over-dimensions',
    ({ squared, x }) => squared / x.length,
    'You average the squared differences over the dimensions. h is their sum: `sum(1)`, not `mean(1)`.',
  ),
  knownDistance(
    'manhattan',
    ({ difference }) => sum(difference.map(Math.abs)),
    'You add up absolute differences. h adds up their squares.',
  ),
  knownDistance(
    'sum-squared',
    ({ difference }) => sum(difference) ** 2,
    'You add the differences up and square the sum, so that they cancel out. Square each difference first, then add up.',
  ),
  knownDistance(
    'not-squared-at-all',
    ({ difference }) => sum(difference),
    'You add up the differences as they are, so that they cancel out and can fall below 0. Square each one first.',
  ),
  knownDistance(
    'normalised',
    ({ x, y }) => sum(unit(x).map((v, d) => (v - (unit(y)[d] ?? NaN)) ** 2)),
    'You bring the embeddings to length 1 first. Here they lie anywhere in the plane: take the distance of x1 and x2 themselves.',
  ),
  knownDistance(
    'cosine-distance',
    ({ x, y }) => 1 - cosine(x, y),
    'You measure by the angle. This loss measures by the squared Euclidean distance: subtract, square, add up.',
  ),
  known(
    'margin-squared',
    ({ squared, similar, margin }) =>
      (similar * squared + (1 - similar) * Math.max(0, margin ** 2 - squared)) / 2,
    'You square the margin. Here m is compared with h as it is: max(0, m − h).',
  ),
];
