import type { Misconception } from '../../exercise';
import type { Nested, Vector } from '../../plain';
import type { Pairs } from './inputs';
import { logSumExp } from '../vectors';

/** A known mistake of this exercise. */
export type Known = Misconception<Pairs>;

/** All that the loss of one positive pair could be made of. */
export interface Pair {
  /** Similarity of the pair. */
  readonly positive: number;
  /** Similarities of the anchor's negatives. */
  readonly negatives: Vector;
  /** Similarities of the positive's negatives. */
  readonly partners: Vector;
  /** Of the negative pairs whose second picture is the anchor. */
  readonly towards: Vector;
  /** Of all negative pairs. */
  readonly all: Vector;
  /** Of all positive pairs of the anchor. */
  readonly positives: Vector;
  readonly temperature: number;
}

/** Of plain numbers. */
export const total = (values: Vector): number => values.reduce((sum, v) => sum + v, 0);

/** Every number divided by the temperature. */
export const over = (values: Vector, temperature: number): number[] =>
  values.map((v) => v / temperature);

export const temperatureOf = ({ options }: Pairs): number => options['temperature'] ?? 0.07;

/** Each positive pair with its surroundings. */
function pairs(inputs: Pairs): Pair[] {
  const { positivePairs, negativePairs, indices } = inputs;
  const where = (list: Int32Array, place: number | undefined) =>
    negativePairs.filter((_, m) => list[m] === place);
  return positivePairs.map((positive, k) => {
    const anchor = indices.anchorPositive[k];
    return {
      positive,
      negatives: where(indices.anchorNegative, anchor),
      partners: where(indices.anchorNegative, indices.positive[k]),
      towards: where(indices.negative, anchor),
      all: negativePairs,
      positives: positivePairs.filter((_, m) => indices.anchorPositive[m] === anchor),
      temperature: temperatureOf(inputs),
    };
  });
}

/** Whether there is nothing to compare: no positive or no negative pair. */
export const isEmpty = ({ positivePairs, negativePairs }: Pairs): boolean =>
  positivePairs.length === 0 || negativePairs.length === 0;

/** A loss for each positive pair; the scalar 0 where there is nothing to compare. */
export const perPair =
  (loss: (pair: Pair) => number) =>
  (inputs: Pairs): Nested =>
    isEmpty(inputs) ? 0 : pairs(inputs).map(loss);

/** log Σ exp(s_n / τ) − s_p / τ over the anchor's negatives, in float64. */
export const dcl = ({ positive, negatives, temperature }: Pair): number =>
  logSumExp(over(negatives, temperature)) - positive / temperature;

/** The right answer. */
export const reference = perPair(dcl);
