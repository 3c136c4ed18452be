import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { KEEP_DIMS } from '../pairMistakes';
import { cosine, dividedAcross, dot, mean, transposed, unitVectors } from '../vectors';
import { compared } from './loss';

const columns = ({ z1, z2 }: PairedRows): PairedRows => ({
  z1: transposed(z1),
  z2: transposed(z2),
});

/** NT-Xent, anchor by anchor. */
function withNegatives({ z1, z2 }: PairedRows, temperature: number): number {
  const all = [...z1, ...z2];
  return mean(
    all.map((anchor, i) => {
      const others = all.filter((_, k) => k !== i);
      const partner = all[(i + z1.length) % all.length] ?? [];
      const sum = others.reduce((s, y) => s + Math.exp(cosine(anchor, y) / temperature), 0);
      return Math.log(sum) - cosine(anchor, partner) / temperature;
    }),
  );
}

const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0);
const meanRow = (z: Matrix): number[] => transposed(z).map(mean);

/** Which rows meet, and how the batch becomes one number. */
export const batchMistakes: readonly Misconception<PairedRows>[] = [
  {
    id: 'batch-sum',
    mimic: (inputs) => -total(compared(inputs)),
    hint: 'You add up the pairs. Take their mean: a larger batch must not give a larger loss.',
  },
  {
    id: 'not-averaged',
    mimic: (inputs) => compared(inputs).map((v) => -v),
    hint: 'These are the losses of the pairs, one each. Training needs a single number: end with `.mean()`.',
  },
  {
    id: 'counted-twice',
    mimic: (inputs) => -2 * mean(compared(inputs)),
    hint: 'Your loss is twice what is wanted. The cosine of (i, j) is that of (j, i): count each pair once.',
  },
  {
    id: 'halved',
    mimic: (inputs) => -mean(compared(inputs)) / 2,
    hint: 'Your loss is half of what is wanted. There are N pairs, not 2N: divide by the number of rows in z1.',
  },
  {
    id: 'all-pairs',
    mimic: ({ z1, z2 }) => -mean(z1.flatMap((x) => z2.map((y) => cosine(x, y)))),
    hint: 'You average every row with every row. Only row i of z1 and row i of z2 are a positive pair.',
  },
  ...[0.07, 0.1, 0.5, 1].map((temperature) => ({
    id: 'negatives-left-in',
    mimic: (inputs: PairedRows) => withNegatives(inputs, temperature),
    hint: 'That is NT-Xent, with all its negatives in the denominator. Leave the denominator out; what is left of the fraction is the cosine of the pair.',
  })),
  {
    id: 'means-compared',
    mimic: ({ z1, z2 }) => -cosine(meanRow(z1), meanRow(z2)),
    hint: 'You average each batch first and compare the two means. Compare row with row, then take the mean of the cosines.',
  },
  {
    id: 'one-side-twice',
    mimic: () => -1,
    hint: 'Your loss is −1 whatever comes in: you compare a batch with itself. Both z1 and z2 belong in the product.',
  },
  {
    id: 'columns-compared',
    mimic: (inputs) => -mean(compared(columns(inputs))),
    hint: 'You reduce over axis 0, which compares features across the batch. A row is a projection: reduce over axis 1.',
  },
  {
    id: 'columns-normalised',
    mimic: (inputs) => {
      const { z1, z2 } = columns(inputs);
      const unit = { z1: transposed(unitVectors(z1)), z2: transposed(unitVectors(z2)) };
      return -mean(compared(unit, dot));
    },
    hint: 'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  },
  {
    id: 'whole-matrix-length',
    mimic: ({ z1, z2 }) => -cosine(z1.flat(), z2.flat()),
    hint: 'You take one length for the whole batch. Give the length its axis, so that every row gets its own.',
  },
  {
    id: 'keepdims-missing',
    mimic: ({ z1, z2 }) => -mean(compared({ z1: dividedAcross(z1), z2: dividedAcross(z2) }, dot)),
    hint: KEEP_DIMS,
  },
];
