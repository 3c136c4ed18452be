import type { Misconception } from '../../exercise';
import { cosine } from '../vectors';
import type { Labelled } from './inputs';
import { forClasses, pairValues } from './pairs';

/** A known mistake of this exercise. */
export type Known = Misconception<Labelled>;

/** A mistake that is made with the cosines of all pairs of two classes. */
export const known = (
  id: string,
  entry: (inputs: Labelled, i: number, j: number, cosines: readonly number[]) => number,
  hint: string,
): Known => ({
  id,
  mimic: (inputs) =>
    forClasses(inputs, (i, j) => entry(inputs, i, j, pairValues(inputs, i, j, cosine))),
  hint,
});
