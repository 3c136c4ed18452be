import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import type { PairMistake } from '../pairMistake';
import { edgeMistakes, KEEP_DIMS, pairMistakes } from '../pairMistakes';
import { cosine, dividedAcross, dot, norm, transposed, unitVectors } from '../vectors';

/** Row i of one matrix is compared with row i of the other. */
export interface PairedRows extends Readonly<Record<string, Matrix>> {
  readonly z1: Matrix;
  readonly z2: Matrix;
}

type Known = Misconception<PairedRows>;

/** Rows, columns or the batch taken for one another. */
const shapeMistakes: readonly Known[] = [
  {
    id: 'columns-compared',
    mimic: ({ z1, z2 }) => transposed(z1).map((x, d) => cosine(x, transposed(z2)[d] ?? [])),
    hint: 'You reduce over axis 0, which compares features across the batch. A row is an embedding: reduce over axis 1.',
  },
  {
    id: 'columns-normalised',
    mimic: ({ z1, z2 }) => {
      const [u, v] = [z1, z2].map((z) => transposed(unitVectors(transposed(z))));
      return z1.map((_, i) => dot(u?.[i] ?? [], v?.[i] ?? []));
    },
    hint: 'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  },
  {
    id: 'whole-matrix-length',
    mimic: ({ z1, z2 }) =>
      z1.map((x, i) => dot(x, z2[i] ?? []) / norm(z1.flat()) / norm(z2.flat())),
    hint: 'You divide by one length for the whole batch. Give the length its axis, so that every row gets its own.',
  },
  {
    id: 'keepdims-missing',
    mimic: ({ z1, z2 }) => {
      const [u, v] = [dividedAcross(z1), dividedAcross(z2)];
      return u.map((x, i) => dot(x, v[i] ?? []));
    },
    hint: KEEP_DIMS,
  },
  {
    id: 'one-side-twice',
    mimic: ({ z1 }) => z1.map(() => 1),
    hint: 'Your answer is 1 in every row: you compare a batch with itself. Both z1 and z2 belong in the product.',
  },
  {
    id: 'all-pairs',
    mimic: ({ z1, z2 }) => z1.map((x) => z2.map((y) => cosine(x, y))),
    hint: 'You compare every row with every row. Here row i meets row i only: multiply entry by entry, then sum over axis 1.',
  },
  {
    id: 'batch-mean',
    mimic: ({ z1, z2 }) => z1.reduce((sum, x, i) => sum + cosine(x, z2[i] ?? []), 0) / z1.length,
    hint: 'You average over the batch. Keep one value a row: the last sum or mean needs axis 1.',
  },
  {
    id: 'batch-sum',
    mimic: ({ z1, z2 }) => z1.reduce((sum, x, i) => sum + cosine(x, z2[i] ?? []), 0),
    hint: 'You add up the whole batch. Keep one value a row: the last sum needs axis 1.',
  },
  {
    id: 'softmax',
    mimic: ({ z1, z2 }) => {
      const weights = z1.map((x, i) => Math.exp(cosine(x, z2[i] ?? [])));
      return weights.map((w) => w / weights.reduce((sum, v) => sum + v, 0));
    },
    hint: 'You turn the batch into probabilities. The softmax belongs to the loss; here the cosines themselves are wanted.',
  },
  {
    id: 'dimension-kept',
    mimic: ({ z1, z2 }) => z1.map((x, i) => [cosine(x, z2[i] ?? [])]),
    hint: 'Your values are right, but they stand in a column. `keepDims` belongs to the lengths you divide by; leave it out of the last sum.',
  },
];

const lift = ({ id, compare, hint }: PairMistake): Known => ({
  id,
  mimic: ({ z1, z2 }) => z1.map((x, i) => compare(x, z2[i] ?? [])),
  hint,
});

/** What learners get wrong in comparing row i with row i. */
export const misconceptions: readonly Known[] = [
  ...shapeMistakes,
  ...[...pairMistakes, ...edgeMistakes].map(lift),
];
