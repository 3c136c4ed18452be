import type { Misconception } from '../../exercise';
import { transposed } from '../vectors';
import {
  assigned,
  columnsToOne,
  each,
  epsilonOf,
  iterationsOf,
  rowsToOne,
  sum,
  type Recipe,
  type Scored,
} from './scores';

type Known = Misconception<Scored>;

const known = (id: string, recipe: Recipe, hint: string): Known => ({
  id,
  mimic: assigned(recipe),
  hint,
});

/** Mistakes in what sums to what. */
const sumMistakes: readonly Known[] = [
  known(
    'rows-only',
    { step: rowsToOne },
    'You bring only the rows to 1: that is a softmax, and a prototype may get everything. The columns come first, axis 0.',
  ),
  known(
    'columns-only',
    { step: columnsToOne },
    'You bring only the columns to one sum. Each picture must be given away exactly once: rows to 1 afterwards, axis 1.',
  ),
  known(
    'columns-last',
    { step: (log) => columnsToOne(rowsToOne(log)) },
    'You end with the columns, so that the rows no longer sum to 1. In each iteration columns come first, rows last.',
  ),
  known(
    'columns-last',
    {
      step: (log) => columnsToOne(rowsToOne(log)),
      finish: (log) => each(log, (v) => Math.exp(v) * (log.length / (log[0]?.length ?? NaN))),
    },
    'You end with the columns, so that the rows no longer sum to 1. In each iteration columns come first, rows last.',
  ),
  known(
    'whole-table',
    { finish: (log) => each(log, (v) => Math.exp(v) / log.length) },
    'Your whole table sums to 1, as the transport plan of the paper does. An assignment has rows that sum to 1: leave out the division by N.',
  ),
  known(
    'log-returned',
    { finish: (log) => log },
    'You return the logarithms. The assignments are their exponentials: end with `.exp()`.',
  ),
  known(
    'hardened',
    {
      finish: (log) => log.map((row) => row.map((v) => (v === Math.max(...row) ? 1 : 0))),
    },
    'You give each picture to one prototype whole. Assignments stay soft: leave out the rounding.',
  ),
];

/** Mistakes in epsilon and the iterations. */
const optionMistakes: readonly Known[] = [
  known(
    'epsilon-forgotten',
    { epsilon: () => 1 },
    'There is no epsilon in yours. Divide all scores by it before the first iteration.',
  ),
  known(
    'epsilon-multiplied',
    { epsilon: (options) => 1 / epsilonOf(options) },
    'You multiply by epsilon. Divide: a low one makes assignments sharp.',
  ),
  known(
    'epsilon-fixed',
    { epsilon: () => 0.05 },
    'Yours always takes 0.05. That is only the default: use the `epsilon` of the options.',
  ),
  ...[0.1, 0.5, 1].map((epsilon) =>
    known(
      'default-epsilon',
      { epsilon: (options) => options['epsilon'] ?? epsilon },
      'Epsilon is right where it is given, not where it is left out: its default is 0.05.',
    ),
  ),
  known(
    'one-iteration',
    { iterations: () => 1 },
    'Yours always makes one iteration. The rows spoil the columns again: repeat, `iterations` times.',
  ),
  known(
    'iterations-fixed',
    { iterations: () => 3 },
    'Yours always makes three iterations. That is only the default: use the `iterations` of the options.',
  ),
  ...[1, -1].map((more) =>
    known(
      'iterations-off-by-one',
      { iterations: (options) => iterationsOf(options) + more },
      'The number of your iterations is off by one. One iteration is the columns once and the rows once.',
    ),
  ),
];

/** Exponentials of the scores as they are, which overflow and underflow. */
const overflowing: Known = {
  id: 'exp-overflow',
  mimic: ({ scores, options }) => {
    let q = each(scores, (s) => Math.exp(s / epsilonOf(options)));
    for (let i = 0; i < iterationsOf(options); i += 1) {
      q = transposed(transposed(q).map((column) => column.map((v) => v / sum(column))));
      q = q.map((row) => row.map((v) => v / sum(row)));
    }
    return q;
  },
  hint: 'You take exponentials first, and exp(800) is no number. Stay with logarithms until the end: subtract `tf.logSumExp`, then `.exp()`.',
};

/** What learners get wrong in Sinkhorn's assignments. */
export const misconceptions: readonly Known[] = [...sumMistakes, ...optionMistakes, overflowing];
