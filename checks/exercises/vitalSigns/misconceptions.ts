import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { dot, mean, norm, unitRows } from '../vectors';
import {
  centred,
  distancesByRow,
  distancesOfPairs,
  participation,
  products,
  signsWith,
  sum,
  uniformityOf,
  type Parts,
  type Viewed,
} from './signs';

const spoiled = (id: string, parts: Partial<Parts>, hint: string): Misconception<Viewed> => ({
  id,
  mimic: signsWith(parts),
  hint,
});

const SHORTCUT =
  '2 − 2 cos is the squared distance of two rows of length 1. A row of zeros stays at 0: take ‖u‖² + ‖v‖² − 2 u · v, or subtract the rows.';

/** 2 − 2 cos of every two rows. */
const shortcuts = (rows: Matrix): number[] =>
  rows.flatMap((row, i) => rows.slice(i + 1).map((other) => 2 - 2 * dot(row, other)));

const evenByShortcut: Partial<Parts> = {
  uniformity: (z1) => Math.log(mean(shortcuts(unitRows(z1)).map((d) => Math.exp(-2 * d)))),
};

const naive = (rows: Matrix): Matrix => rows.map((row) => row.map((v) => v / norm(row)));

const lengthMistakes = [
  spoiled(
    'not-normalised',
    {
      alignment: (z1, z2) => mean(distancesByRow(z1, z2)),
      uniformity: (z1) => uniformityOf(z1),
      dimensions: (z1) => participation(products(centred(z1))),
    },
    'All three look at rows as they are. A contrastive loss sees directions only: bring every row to length 1 first.',
  ),
  spoiled(
    'dimensions-not-normalised',
    { dimensions: (z1) => participation(products(centred(z1))) },
    'Your dimensions are those of rows as they are, in which long rows count most. Take the unit rows.',
  ),
  spoiled(
    'zero-row-nan',
    {
      alignment: (z1, z2) => mean(distancesByRow(naive(z1), naive(z2))),
      uniformity: (z1) => uniformityOf(naive(z1)),
      dimensions: (z1) => participation(products(centred(naive(z1)))),
    },
    'A row of zeros has length 0, and 0 / 0 is NaN. `lib.l2Normalize` leaves such a row as it is.',
  ),
  spoiled('zero-row-at-length-1', evenByShortcut, SHORTCUT),
  spoiled(
    'zero-row-at-length-1',
    {
      ...evenByShortcut,
      alignment: (z1, z2) => {
        const v = unitRows(z2);
        return mean(unitRows(z1).map((row, i) => 2 - 2 * dot(row, v[i] ?? [])));
      },
    },
    SHORTCUT,
  ),
];

const alignmentMistakes = [
  spoiled(
    'distance-not-squared',
    { alignment: (z1, z2) => mean(distancesByRow(unitRows(z1), unitRows(z2)).map(Math.sqrt)) },
    'Your alignment averages distances. It is the mean of their squares: leave the root out.',
  ),
  spoiled(
    'cosine-for-distance',
    {
      alignment: (z1, z2) => mean(distancesByRow(unitRows(z1), unitRows(z2)).map((d) => 1 - d / 2)),
    },
    'Your alignment is a mean cosine. Wanted is a squared distance, 2 − 2 cos: 0 where views agree.',
  ),
  spoiled(
    'alignment-summed',
    { alignment: (z1, z2) => sum(distancesByRow(unitRows(z1), unitRows(z2))) },
    'Your alignment is a sum over the images, which grows with the batch. Take the mean.',
  ),
  spoiled(
    'mean-over-entries',
    {
      alignment: (z1, z2) =>
        mean(distancesByRow(unitRows(z1), unitRows(z2))) / (z1[0] ?? []).length,
    },
    'You average over the dimensions as well. A squared distance is the sum over them: `sum(1)`, then `mean()`.',
  ),
];

const uniformityMistakes = [
  spoiled(
    'self-pairs-counted',
    {
      uniformity: (z1) => {
        const n = z1.length;
        const others = sum(distancesOfPairs(unitRows(z1)).map((d) => Math.exp(-2 * d)));
        return Math.log((n + 2 * others) / n ** 2);
      },
    },
    'Your uniformity counts pairs of an image with itself, whose distance is always 0. Leave the diagonal out.',
  ),
  spoiled(
    'log-missing',
    { uniformity: (z1) => Math.exp(uniformityOf(unitRows(z1))) },
    'The logarithm is missing: yours is never below 0, and uniformity is never above it.',
  ),
  spoiled(
    'log-inside-the-mean',
    { uniformity: (z1) => mean(distancesOfPairs(unitRows(z1)).map((d) => -2 * d)) },
    'The mean comes first, then the logarithm. The other way round it undoes the exponential, and close pairs count no more than others.',
  ),
  spoiled(
    'uniformity-without-factor',
    { uniformity: (z1) => uniformityOf(unitRows(z1), 1) },
    'Your exponent is −d². It is −2 d²; with t = 2 the range is from −4·2 to 0.',
  ),
  spoiled(
    'distance-in-the-exponent',
    {
      uniformity: (z1) =>
        Math.log(mean(distancesOfPairs(unitRows(z1)).map((d) => Math.exp(-2 * Math.sqrt(d))))),
    },
    'Your exponent has distances in it. It takes their squares: leave the root out.',
  ),
  spoiled(
    'uniformity-of-both',
    { uniformity: (z1, z2) => uniformityOf(unitRows([...z1, ...z2])) },
    'You put both views into the uniformity, so that partners count as a pair. Only the first views belong there.',
  ),
];

const dimensionMistakes = [
  spoiled(
    'not-centred',
    { dimensions: (z1) => participation(products(unitRows(z1))) },
    'You do not take the mean away. What all images share is then a dimension of its own, the largest.',
  ),
  spoiled(
    'ratio-inverted',
    {
      dimensions: (z1) => {
        const ratio = participation(products(centred(unitRows(z1))));
        return ratio === 0 ? 0 : 1 / ratio;
      },
    },
    'Your ratio is upside down: the square of the trace is above, the sum of all squares below.',
  ),
  spoiled(
    'trace-not-squared',
    {
      dimensions: (z1) => {
        const rows = centred(unitRows(z1));
        const covariance = products(rows).map((row) => row.map((v) => v / (z1.length - 1)));
        const trace = sum(covariance.map((row, d) => row[d] ?? NaN));
        return trace < 1e-12 ? 0 : trace / sum(covariance.flat().map((v) => v ** 2));
      },
    },
    'The trace above has to be squared; otherwise the number changes when all differences double.',
  ),
  spoiled(
    'variances-only',
    {
      dimensions: (z1) => {
        const matrix = products(centred(unitRows(z1)));
        const diagonal = matrix.map((row, d) => row[d] ?? NaN);
        return sum(diagonal) < 1e-12 ? 0 : sum(diagonal) ** 2 / sum(diagonal.map((v) => v ** 2));
      },
    },
    'Below the line you square the variances only. Columns that say the same count once: square all entries of the matrix.',
  ),
  spoiled(
    'dimensions-of-both',
    { dimensions: (z1, z2) => participation(products(centred(unitRows([...z1, ...z2])))) },
    'You put both views into the dimensions. Only the first views belong there.',
  ),
  spoiled(
    'nothing-is-nan',
    {
      dimensions: (z1) => {
        const ratio = participation(products(centred(unitRows(z1))));
        return ratio === 0 ? NaN : ratio;
      },
    },
    'Where all rows are equal, yours divides 0 by 0. Give 0 where the trace is below 1e-12.',
  ),
];

/** What learners get wrong in the vital signs. */
export const misconceptions: readonly Misconception<Viewed>[] = [
  ...lengthMistakes,
  ...alignmentMistakes,
  ...uniformityMistakes,
  ...dimensionMistakes,
];
