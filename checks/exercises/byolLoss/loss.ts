import type { Misconception } from '../../exercise';
import type { Matrix, Vector } from '../../plain';
import { cosine, mean } from '../vectors';

/** Predictions and what they should have been, row by row. */
export interface Guess extends Readonly<Record<string, Matrix>> {
  readonly prediction: Matrix;
  readonly target: Matrix;
}

/** What a pair pays. */
export type Pay = (p: Vector, t: Vector) => number;

/** 2 − 2 cos. */
export const right: Pay = (p, t) => 2 - 2 * cosine(p, t);

/** What each pair pays. */
export const paid = ({ prediction, target }: Guess, pay: Pay = right): number[] =>
  prediction.map((p, i) => pay(p, target[i] ?? []));

/** A known mistake of this exercise. */
export type Known = Misconception<Guess>;

/** A mistake in what a pair pays, of which the mean is taken. */
export const known = (id: string, pay: Pay, hint: string): Known => ({
  id,
  mimic: (inputs) => mean(paid(inputs, pay)),
  hint,
});
