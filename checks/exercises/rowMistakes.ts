import type { Matrix } from '../plain';
import { dividedAcross, norm, transposed, unitVectors } from './vectors';
import { KEEP_DIMS } from './pairMistakes';

/** What is done to the rows in place of cutting each to length 1. */
export interface RowMistake {
  readonly id: string;
  readonly prepare: (rows: Matrix) => Matrix;
  readonly hint: string;
}

/** Divided by lengths of something else, or along the wrong axis. */
export const rowMistakes: readonly RowMistake[] = [
  {
    id: 'columns-normalised',
    prepare: (rows) => transposed(unitVectors(transposed(rows))),
    hint: 'You divide by the length of the columns. Every row has its own length: take it over axis 1, with `keepDims` true.',
  },
  {
    id: 'whole-matrix-length',
    prepare: (rows) => rows.map((row) => row.map((v) => v / norm(rows.flat()))),
    hint: 'You divide by one length for the whole matrix. Give the length its axis, so that every row gets its own.',
  },
  { id: 'keepdims-missing', prepare: dividedAcross, hint: KEEP_DIMS },
];
