import { cosine, mean } from '../vectors';
import { classesOf, members, range, type Labelled } from './inputs';

type Vector = readonly number[];
type Compare = (x: Vector, y: Vector) => number;

/** 0 of nothing. */
export const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);

/** 0 where there is nothing to average. */
export const meanOrZero = (values: readonly number[]): number =>
  values.length === 0 ? 0 : mean(values);

/** What `compare` gives for every pair of x in class i and y in class j, self-pairs left out. */
export const pairValues = (inputs: Labelled, i: number, j: number, compare: Compare): number[] => {
  const others = members(inputs, j);
  return members(inputs, i).flatMap((x, n) =>
    others.flatMap((y, m) => (i === j && n === m ? [] : [compare(x, y)])),
  );
};

/** A matrix with an entry for every two classes. */
export const forClasses = (
  inputs: Labelled,
  entry: (i: number, j: number) => number,
): readonly number[][] => {
  const classes = range(classesOf(inputs));
  return classes.map((i) => classes.map((j) => entry(i, j)));
};

/** The right answer in float64 loops: the mean over all pairs, 0 where there is none. */
export const reference = (inputs: Labelled): readonly number[][] =>
  forClasses(inputs, (i, j) => meanOrZero(pairValues(inputs, i, j, cosine)));
