import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { flat, rowsOf, type Matrix, type Values } from '../../plain';
import { pick } from '../vectors';
import { drawLabels, type Labels } from './pairs';

const ORDER = [4, 2, 6, 0, 3, 5, 1];
/** Class 0 becomes 9, 1 becomes 0, 2 becomes 4. */
const RENAMED = [9, 0, 4];

const draw = (random: Random): Labels => ({ labels: drawLabels(random, 7, 3) });

/** The table of positive pairs and that of negative ones. */
const halves = (answer: Values): [Matrix, Matrix] => {
  const rows = rowsOf(answer);
  return [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];
};

const reordered = (table: Matrix): Matrix => pick(table, ORDER).map((row) => pick(row, ORDER));

/** What holds for any labels. */
export const properties: readonly Property<Labels>[] = [
  {
    says: 'Reordering the pictures must reorder the pairs, and nothing else',
    look: 'Whether (i, j) is a pair may depend on the labels of i and j only.',
    draw,
    vary: ({ labels }) => ({ labels: Uint8Array.from(pick([...labels], ORDER)) }),
    expect: (answer) => flat(halves(answer).flatMap(reordered)),
  },
  {
    says: 'Renaming the classes must change nothing',
    look: 'Only whether two labels are equal counts: look for a `<`, a difference, or a class that is treated apart.',
    draw,
    vary: ({ labels }) => ({ labels: labels.map((label) => RENAMED[label] ?? 0) }),
    expect: (answer) => answer,
  },
  {
    says: 'Every two different pictures must be in exactly one of the two lists',
    look: 'Does every (i, j) with i ≠ j end up among the positive or among the negative pairs?',
    draw,
    vary: (inputs) => inputs,
    expect: (answer) => {
      const [positives] = halves(answer);
      const rest = positives.map((row, i) => row.map((v, j) => (i === j ? 0 : 1 - v)));
      return flat([...positives, ...rest]);
    },
  },
];
