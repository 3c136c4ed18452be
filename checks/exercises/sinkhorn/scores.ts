import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { logSumExp, transposed } from '../vectors';

/** How well images fit prototypes, and how to share them out. */
export interface Scored extends Readonly<
  Record<string, Matrix | Readonly<Record<string, number>>>
> {
  readonly scores: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

/** How assignments come about; what is left out is as the paper has it. */
export interface Recipe {
  readonly iterations?: (options: Scored['options']) => number;
  readonly epsilon?: (options: Scored['options']) => number;
  /** What one iteration does to log q. */
  readonly step?: (log: Matrix) => Matrix;
  /** What log q becomes in the end. */
  readonly finish?: (log: Matrix) => Matrix;
}

type Vector = readonly number[];

/** Σ. */
export const sum = (values: Vector): number => values.reduce((total, v) => total + v, 0);

/** A function of every number. */
export const each = (x: Matrix, change: (value: number) => number): Matrix =>
  x.map((row) => row.map(change));

/** Every row's exponentials brought to the sum 1. */
export const rowsToOne = (log: Matrix): Matrix =>
  log.map((row) => row.map((v) => v - logSumExp(row)));

/** Every column's exponentials brought to the sum 1. */
export const columnsToOne = (log: Matrix): Matrix => transposed(rowsToOne(transposed(log)));

/** Three iterations where nothing is said. */
export const iterationsOf = (options: Scored['options']): number => options['iterations'] ?? 3;

/** 0.05 where nothing is said. */
export const epsilonOf = (options: Scored['options']): number => options['epsilon'] ?? 0.05;

/** Assignments in float64 loops: Sinkhorn's where the recipe is empty. */
export const assigned =
  ({
    iterations = iterationsOf,
    epsilon = epsilonOf,
    step = (log) => rowsToOne(columnsToOne(log)),
    finish = (log) => each(log, Math.exp),
  }: Recipe) =>
  ({ scores, options }: Scored): Matrix => {
    let log = each(scores, (s) => s / epsilon(options));
    for (let i = 0; i < iterations(options); i += 1) log = step(log);
    return finish(log);
  };

/** Random scores between −1 and 1, with two decimals. */
export const drawScores = (
  random: Random,
  images: number,
  prototypes: number,
  options: Scored['options'] = {},
): Scored => ({
  scores: Array.from({ length: images }, () =>
    Array.from({ length: prototypes }, () => Math.round(200 * random() - 100) / 100),
  ),
  options,
});
