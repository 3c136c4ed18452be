import type { Matrix } from '../../plain';
import type { PairMistake } from '../pairMistake';
import { edgeMistakes, KEEP_DIMS, pairMistakes } from '../pairMistakes';
import { cosine, dividedAcross, dot, norm, transposed, unitVectors } from '../vectors';
import { lossMistakes } from './lossMistakes';
import { pairwise, type Known } from './pairwise';

/** A product that TensorFlow would refuse where the inner sizes differ. */
function product(x: Matrix, y: Matrix): Matrix {
  if (x[0]?.length !== y.length) throw new RangeError('inner shapes differ');
  return x.map((row) => transposed(y).map((column) => dot(row, column)));
}

/** Row i with row i, refused where the row counts differ and neither is one. */
function rowwise(a: Matrix, b: Matrix): number[] {
  if (a.length !== b.length && a.length !== 1 && b.length !== 1) {
    throw new RangeError('row counts differ');
  }
  const longer = a.length > b.length ? a : b;
  return longer.map((_, i) =>
    cosine(a[a.length === 1 ? 0 : i] ?? [], b[b.length === 1 ? 0 : i] ?? []),
  );
}

const columnsNormalised = (x: Matrix): Matrix => transposed(unitVectors(transposed(x)));

const shapeMistakes: readonly Known[] = [
  {
    id: 'transpose-missing',
    mimic: ({ a, b }) => product(unitVectors(a), unitVectors(b)),
    hint: '`matMul` pairs the rows of a with the columns of b. Transpose b: `tf.matMul(a, b, false, true)`.',
  },
  {
    id: 'wrong-one-transposed',
    mimic: ({ a, b }) => product(transposed(unitVectors(a)), unitVectors(b)),
    hint: 'You transpose a, which compares features. Transpose b instead: `tf.matMul(a, b, false, true)`.',
  },
  {
    id: 'axes-swapped',
    mimic: ({ a, b }) => b.map((y) => a.map((x) => cosine(x, y))),
    hint: 'Your matrix is the transpose of the wanted one. Rows belong to a and columns to b.',
  },
  {
    id: 'row-by-row',
    mimic: ({ a, b }) => rowwise(a, b),
    hint: 'You compare row i with row i only. Every row of a meets every row of b: a matrix product does that.',
  },
  {
    id: 'a-with-itself',
    mimic: ({ a }) => a.map((x) => a.map((y) => cosine(x, y))),
    hint: 'You compare a with itself. The second factor of the product is b.',
  },
  {
    id: 'b-with-itself',
    mimic: ({ b }) => b.map((x) => b.map((y) => cosine(x, y))),
    hint: 'You compare b with itself. The first factor of the product is a.',
  },
  {
    id: 'columns-normalised',
    mimic: ({ a, b }) => product(columnsNormalised(a), transposed(columnsNormalised(b))),
    hint: 'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  },
  {
    id: 'whole-matrix-length',
    mimic: ({ a, b }) => pairwise((x, y) => dot(x, y) / norm(a.flat()) / norm(b.flat()))({ a, b }),
    hint: 'You divide by one length for the whole matrix. Give the length its axis, so that every row gets its own.',
  },
  {
    id: 'keepdims-missing',
    mimic: ({ a, b }) => product(dividedAcross(a), transposed(dividedAcross(b))),
    hint: KEEP_DIMS,
  },
  {
    id: 'keepdims-missing',
    mimic: ({ a, b }) => product(dividedAcross(a), transposed(unitVectors(b))),
    hint: KEEP_DIMS,
  },
  {
    id: 'keepdims-missing',
    mimic: ({ a, b }) => product(unitVectors(a), transposed(dividedAcross(b))),
    hint: KEEP_DIMS,
  },
  {
    id: 'self-left-out',
    mimic: pairwise((x, y, i, j) => (i === j ? 0 : cosine(x, y))),
    hint: 'You empty the diagonal. This matrix holds every pair; where self-pairs are unwanted, later steps leave them out.',
  },
  {
    id: 'diagonal-one',
    mimic: pairwise((x, y, i, j) => (i === j ? 1 : cosine(x, y))),
    hint: 'You set the diagonal to 1. That is true only where row i of a equals row i of b: work it out like any other entry.',
  },
  {
    id: 'upper-triangle',
    mimic: pairwise((x, y, i, j) => (i <= j ? cosine(x, y) : 0)),
    hint: 'Only the upper triangle is filled. a and b may differ, so every entry has to be worked out.',
  },
  {
    id: 'lower-triangle',
    mimic: pairwise((x, y, i, j) => (i >= j ? cosine(x, y) : 0)),
    hint: 'Only the lower triangle is filled. a and b may differ, so every entry has to be worked out.',
  },
];

const lift = ({ id, compare, hint }: PairMistake): Known => ({
  id,
  mimic: pairwise(compare),
  hint,
});

/** What learners get wrong in comparing every row with every row. */
export const misconceptions: readonly Known[] = [
  ...shapeMistakes,
  ...lossMistakes,
  ...[...pairMistakes, ...edgeMistakes].map(lift),
];
