import type { Matrix } from '../../plain';
import { epsilonMistakes, mistakesInLosses } from '../pairMistakes';
import { rowMistakes } from '../rowMistakes';
import { dot, norm } from '../vectors';
import { known, type Known } from './known';

/** A change of the rows in place of cutting each to length 1. */
const prepared = (id: string, prepare: (rows: Matrix) => Matrix, hint: string): Known =>
  known(id, { prepare, compare: dot }, hint);

/** Halves the stack, changes both alone, and stacks them again. */
const eachAlone =
  (prepare: (rows: Matrix) => Matrix) =>
  (rows: Matrix): Matrix => [
    ...prepare(rows.slice(0, rows.length / 2)),
    ...prepare(rows.slice(rows.length / 2)),
  ];

const preparedRows: readonly Known[] = rowMistakes.flatMap(({ id, prepare, hint }) => [
  prepared(id, prepare, hint),
  prepared(id, eachAlone(prepare), hint),
]);

/** What is put in place of the cosine. */
export const comparisonMistakes: readonly Known[] = [
  ...preparedRows,
  ...mistakesInLosses().map(({ id, compare, hint }) => known(id, { compare }, hint)),
  ...epsilonMistakes.map(({ id, compare, hint }) => known(id, { compare }, hint)),
  known(
    'negative-distance',
    { compare: (x, y) => -norm(x.map((v, d) => v - (y[d] ?? NaN))) },
    'You compare by distances. NT-Xent compares by the cosine: cut the rows to length 1, then multiply.',
  ),
];
