import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { flat, rowsOf, type Values } from '../../plain';
import { pick, transposed } from '../vectors';
import { drawLabelled, type Labelled } from './inputs';

const ORDER = [5, 2, 7, 0, 3, 6, 1, 4];
/** Class 0 becomes 1, 1 becomes 2, 2 becomes 0. */
const RENAMED = [1, 2, 0];

const draw = (random: Random): Labelled => drawLabelled(random, 8, 4, 3);

const map = ({ shape, values }: Values, change: (value: number) => number): Values => ({
  shape,
  values: values.map(change),
});

/** What holds for any labelled embeddings. */
export const properties: readonly Property<Labelled>[] = [
  {
    says: 'Reordering the embeddings together with their labels must not change the answer',
    look: 'Which rows belong to a class? Only the labels tell, not the place in the batch.',
    draw,
    vary: ({ embeddings, labels, options }) => ({
      embeddings: pick(embeddings, ORDER),
      labels: Uint8Array.from(pick([...labels], ORDER)),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Multiplying embeddings by positive numbers must not change the answer',
    look: 'Only directions count: bring every embedding to length 1 before anything is averaged.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      embeddings: inputs.embeddings.map((row, n) => row.map((v) => v * (1 + n))),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Entry (i, j) must equal entry (j, i)',
    look: 'Both are about the same pairs: is the division the same for both?',
    draw,
    vary: (inputs) => inputs,
    expect: (answer) => flat(transposed(rowsOf(answer))),
  },
  {
    says: 'Renaming the classes must reorder the rows and columns, and nothing else',
    look: 'No class is special: look for an index that is fixed, or a class that is skipped.',
    draw,
    vary: (inputs) => ({ ...inputs, labels: inputs.labels.map((label) => RENAMED[label] ?? 0) }),
    expect: (answer) => {
      const back = RENAMED.map((_, label) => RENAMED.indexOf(label));
      return flat(pick(rowsOf(answer), back).map((row) => pick(row, back)));
    },
  },
  {
    says: 'Where all embeddings are equal, every entry must be 1',
    look: 'The mean of equal cosines is that cosine: do you divide by the number of pairs that you added?',
    draw,
    vary: (inputs) => ({
      ...inputs,
      embeddings: pick(
        inputs.embeddings,
        ORDER.map(() => 0),
      ),
    }),
    expect: (answer) => map(answer, () => 1),
  },
  {
    says: 'No value may lie outside −1 to 1',
    look: 'A mean of cosines is never larger than the largest of them: check what you divide by.',
    draw,
    vary: (inputs) => inputs,
    expect: (answer) => map(answer, (v) => Math.min(1, Math.max(-1, v))),
  },
];
