import type { Misconception } from '../../exercise';
import type { Vector } from '../../plain';
import { dot, mean } from '../vectors';
import type { Pairs } from './inputs';

/** One pair, with what a formula may need of it. */
export interface Pair {
  readonly x: Vector;
  readonly y: Vector;
  readonly difference: Vector;
  /** h: the squared distance. */
  readonly squared: number;
  readonly distance: number;
  /** 1 or 0. */
  readonly similar: number;
  readonly margin: number;
}

/** All pairs of a batch. */
export const pairsOf = ({ x1, x2, similar, options }: Pairs): Pair[] =>
  x1.map((x, n) => {
    const y = x2[n] ?? [];
    const difference = x.map((v, d) => v - (y[d] ?? NaN));
    const squared = dot(difference, difference);
    const about = { similar: similar[n] ?? NaN, margin: options['margin'] ?? 1 };
    return { x, y, difference, squared, distance: Math.sqrt(squared), ...about };
  });

/** Of nothing 0. */
export const sum = (values: readonly number[]): number => values.reduce((all, v) => all + v, 0);

/** The loss of one pair for a measure of its distance: (y h + (1 − y) max(0, m − h)) / 2. */
export const pairLoss = ({ similar, margin }: Pair, h: number): number =>
  (similar * h + (1 - similar) * Math.max(0, margin - h)) / 2;

/** The right answer in float64 loops. */
export const reference = (inputs: Pairs): number =>
  mean(pairsOf(inputs).map((pair) => pairLoss(pair, pair.squared)));

/** A known mistake of this exercise. */
export type Known = Misconception<Pairs>;

/** A mistake in the loss of a pair, of which the mean is taken. */
export const known = (id: string, loss: (pair: Pair) => number, hint: string): Known => ({
  id,
  mimic: (inputs) => mean(pairsOf(inputs).map(loss)),
  hint,
});

/** A mistake in h. */
export const knownDistance = (id: string, h: (pair: Pair) => number, hint: string): Known =>
  known(id, (pair) => pairLoss(pair, h(pair)), hint);

/** A mistake in what similar pairs pay, in what dissimilar ones pay, or in both. */
export const knownTerms = (
  id: string,
  terms: (pair: Pair) => readonly [pull: number, push: number],
  hint: string,
): Known =>
  known(
    id,
    (pair) => {
      const [pull, push] = terms(pair);
      return pair.similar * pull + (1 - pair.similar) * push;
    },
    hint,
  );
