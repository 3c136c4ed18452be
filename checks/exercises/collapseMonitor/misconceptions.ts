import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { mean, norm, transposed, unitRows } from '../vectors';
import { deviations, reported, variances, type Parts, type Watched } from './report';
import { warningMistakes } from './warningMistakes';

const spoiled = (id: string, parts: Partial<Parts>, hint: string): Misconception<Watched> => ({
  id,
  mimic: reported(parts),
  hint,
});

const centred = (rows: Matrix): Matrix => {
  const centres = transposed(rows).map(mean);
  return rows.map((row) => row.map((v, d) => v - (centres[d] ?? NaN)));
};
const squares = (rows: Matrix): number[] =>
  transposed(rows).map((column) => mean(column.map((v) => v ** 2)));
const sum = (values: readonly number[]): number => values.reduce((all, v) => all + v, 0);
const naive = (rows: Matrix): Matrix => rows.map((row) => row.map((v) => v / norm(row)));
const shortened = (rows: Matrix, epsilon: number): Matrix =>
  rows.map((row) => row.map((v) => v / (norm(row) + epsilon)));

/** Mistakes in both numbers alike. */
const bothMistakes = [
  spoiled(
    'population-variance',
    {
      deviation: (rows) => mean(deviations(unitRows(rows), 0)),
      variance: (rows) => mean(variances(rows, 0)),
    },
    'You divide by N, as `tf.moments` does. With the mean taken from the same rows, a variance is divided by N − 1.',
  ),
  spoiled(
    'within-rows',
    {
      deviation: (rows) => mean(deviations(transposed(unitRows(rows)))),
      variance: (rows) => mean(variances(transposed(rows))),
    },
    'You look along each row, at how the numbers of one embedding differ. Collapse is about different pictures: go down the columns, axis 0.',
  ),
  spoiled(
    'one-mean-for-all',
    {
      deviation: (rows) =>
        deviations(
          unitRows(rows)
            .flat()
            .map((v) => [v]),
        )[0] ?? NaN,
      variance: (rows) => variances(rows.flat().map((v) => [v]))[0] ?? NaN,
    },
    'You take one mean and one variance for the whole table. Each column has its own: `mean(0)`, `sum(0)`.',
  ),
  spoiled(
    'not-centred',
    {
      deviation: (rows) => mean(squares(unitRows(rows)).map(Math.sqrt)),
      variance: (rows) => mean(squares(rows)),
    },
    'You average squares without taking the mean away first. Rows that are all equal and far from 0 would look spread out.',
  ),
  spoiled(
    'summed-over-dimensions',
    {
      deviation: (rows) => sum(deviations(unitRows(rows))),
      variance: (rows) => sum(variances(rows)),
    },
    'You add up over the dimensions. Take the mean over them, so that 1/√D is what it is compared with.',
  ),
  spoiled(
    'swapped',
    {
      deviation: (rows) => mean(variances(rows)),
      variance: (rows) => mean(deviations(unitRows(rows))),
    },
    'The two numbers have changed places: `standardDeviation` is that of the unit rows, `variance` that of the rows as they are.',
  ),
];

/** Mistakes in the standard deviation. */
const deviationMistakes = [
  spoiled(
    'not-normalised',
    { deviation: (rows) => mean(deviations(rows)) },
    'Your standard deviation is that of the rows as they are, which grows with their lengths. Bring each row to length 1 first.',
  ),
  spoiled(
    'root-missing',
    { deviation: (rows) => mean(variances(unitRows(rows))) },
    'Your standard deviation is a variance: the root of each column’s variance is missing.',
  ),
  spoiled(
    'root-of-the-mean',
    { deviation: (rows) => Math.sqrt(mean(variances(unitRows(rows)))) },
    'You average the variances and take the root last. Take the root of each column’s variance, then the mean.',
  ),
  spoiled(
    'centred-before-normalised',
    { deviation: (rows) => mean(deviations(unitRows(centred(rows)))) },
    'You take the mean away before you bring rows to length 1, which blows small differences up. Unit rows first, then their columns.',
  ),
  spoiled(
    'columns-normalised',
    { deviation: (rows) => mean(deviations(transposed(unitRows(transposed(rows))))) },
    'You bring the columns to length 1. Every row, an embedding, has its own length: take it over axis 1, with `keepDims` true.',
  ),
  spoiled(
    'relative-to-healthy',
    {
      deviation: (rows) => mean(deviations(unitRows(rows))) * Math.sqrt(rows[0]?.length ?? NaN),
    },
    'You have divided by 1/√D already. The plain standard deviation is wanted; the comparison comes afterwards.',
  ),
  spoiled(
    'zero-row-nan',
    { deviation: (rows) => mean(deviations(naive(rows))) },
    'A row of zeros has length 0, and 0 / 0 is NaN. Keep the length a little above 0: add 1e-12 inside the root.',
  ),
  ...[1e-1, 1e-2, 1e-3].map((epsilon) =>
    spoiled(
      'epsilon-too-large',
      { deviation: (rows) => mean(deviations(shortened(rows, epsilon))) },
      'The number that you add against a division by 0 is so large that short rows do not get length 1. 1e-12 is enough.',
    ),
  ),
];

/** Mistakes in the variance. */
const varianceMistakes = [
  spoiled(
    'both-normalised',
    { variance: (rows) => mean(variances(unitRows(rows))) },
    'Your variance is that of the unit rows. It belongs to the rows as they are; only the standard deviation looks at unit rows.',
  ),
  spoiled(
    'deviation-for-variance',
    { variance: (rows) => mean(deviations(rows)) },
    'Your variance is a standard deviation: leave the root out.',
  ),
];

/** What learners get wrong in the monitor. */
export const misconceptions: readonly Misconception<Watched>[] = [
  ...bothMistakes,
  ...deviationMistakes,
  ...varianceMistakes,
  ...warningMistakes,
];
