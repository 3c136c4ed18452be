import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { rowsOf, type Values } from '../../plain';
import { pick, transposed } from '../vectors';
import { drawScores, each, sum, type Scored } from './scores';

const ORDER = [2, 0, 4, 3, 1];
const PROTOTYPES = [1, 2, 0];
/** Enough for scores between −1 and 1 at this epsilon. */
const LONG = { iterations: 200, epsilon: 0.5 };

const draw = (random: Random): Scored => drawScores(random, 5, 3, { epsilon: 0.2 });

/** What holds for any scores. */
export const properties: readonly Property<Scored>[] = [
  {
    says: 'Every row must sum to 1',
    look: 'Each picture is given away once, in parts: let an iteration end with the rows.',
    draw,
    vary: (inputs) => inputs,
    expect: (answer) => ({
      shape: answer.shape,
      values: rowsOf(answer).flatMap((row) => row.map((v) => v / sum(row))),
    }),
  },
  {
    says: 'After many iterations every column must sum to N/K',
    look: 'Prototypes share the batch evenly: bring the columns to one sum in each iteration, too.',
    draw: (random) => drawScores(random, 6, 3, LONG),
    vary: (inputs) => inputs,
    expect: columnsToShare,
  },
  {
    says: 'Adding a number to all scores of one prototype must not change the assignments',
    look: 'A prototype that everybody likes a little more gets no more pictures: begin with the columns.',
    draw,
    vary: ({ scores, options }) => ({
      scores: scores.map((row) => row.map((s, k) => s + k / 4)),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the pictures must reorder the rows, and change nothing else',
    look: 'No picture is special: which axis do your sums run along?',
    draw,
    vary: ({ scores, options }) => ({ scores: pick(scores, ORDER), options }),
    expect: (answer) => ({
      shape: answer.shape,
      values: pick(rowsOf(answer), ORDER).flat(),
    }),
  },
  {
    says: 'Reordering the prototypes must reorder the columns, and change nothing else',
    look: 'No prototype is special: which axis do your sums run along?',
    draw,
    vary: ({ scores, options }) => ({
      scores: scores.map((row) => pick(row, PROTOTYPES)),
      options,
    }),
    expect: (answer) => ({
      shape: answer.shape,
      values: rowsOf(answer).flatMap((row) => pick(row, PROTOTYPES)),
    }),
  },
  {
    says: 'Multiplying scores and epsilon by 2 must not change the assignments',
    look: 'Only scores divided by epsilon count.',
    draw,
    vary: ({ scores, options }) => ({
      scores: each(scores, (s) => 2 * s),
      options: { ...options, epsilon: 2 * (options['epsilon'] ?? NaN) },
    }),
    expect: (answer) => answer,
  },
];

function columnsToShare(answer: Values): Values {
  const rows = rowsOf(answer);
  const totals = transposed(rows).map(sum);
  const share = rows.length / totals.length;
  return {
    shape: answer.shape,
    values: rows.flatMap((row) => row.map((v, k) => (v * share) / (totals[k] ?? NaN))),
  };
}
