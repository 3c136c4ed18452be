import { cosine, mean } from '../vectors';
import { classesOf, members, range, type Labelled } from './inputs';
import { known, type Known } from './known';
import { forClasses, meanOrZero, pairValues, reference } from './pairs';

/** Which entries are filled. */
export const entryMistakes: readonly Known[] = [
  known(
    'only-within',
    (_, i, j, cosines) => (i === j ? meanOrZero(cosines) : 0),
    'Only the diagonal is filled. The entries beside it compare two different classes.',
  ),
  known(
    'only-between',
    (_, i, j, cosines) => (i === j ? 0 : meanOrZero(cosines)),
    'Your diagonal is empty. It holds the mean over pairs within one class.',
  ),
  known(
    'upper-triangle',
    (_, i, j, cosines) => (i <= j ? meanOrZero(cosines) : 0),
    'Only one half is filled. The matrix is symmetric: copy entry (i, j) to (j, i).',
  ),
  known(
    'lower-triangle',
    (_, i, j, cosines) => (i >= j ? meanOrZero(cosines) : 0),
    'Only one half is filled. The matrix is symmetric: copy entry (i, j) to (j, i).',
  ),
  {
    id: 'later-rows-only',
    mimic: laterRowsOnly,
    hint: 'You pair each row only with the rows after it. Between two classes that loses pairs: take every member of i with every member of j.',
  },
  {
    id: 'ten-classes-fixed',
    mimic: (inputs) => reference({ ...inputs, options: {} }),
    hint: 'Your matrix is always 10×10. Take the number of classes from the options.',
  },
  {
    id: 'labels-ignored',
    mimic: (inputs) => reference({ ...inputs, labels: inputs.labels.slice().sort() }),
    hint: 'You take the batch for sorted by class. Only the labels say which rows belong to a class.',
  },
  {
    id: 'present-classes-only',
    mimic: (inputs) => {
      const present = range(classesOf(inputs)).filter((i) => members(inputs, i).length > 0);
      return present.map((i) => present.map((j) => meanOrZero(pairValues(inputs, i, j, cosine))));
    },
    hint: 'Your matrix has rows only for classes that occur. Make it [classes, classes], with 0 for a class without members.',
  },
];

/** Each pair once, in the order of the batch: right within a class, not between two. */
function laterRowsOnly(inputs: Labelled): readonly number[][] {
  const { embeddings, labels } = inputs;
  return forClasses(inputs, (i, j) =>
    meanOrZero(
      embeddings.flatMap((x, n) =>
        embeddings.flatMap((y, m) =>
          n < m && labels[n] === i && labels[m] === j ? [cosine(x, y)] : [],
        ),
      ),
    ),
  );
}

const NO_PAIR =
  'Where two classes have no pair you divide 0 by 0. Let the answer be 0 for a class without members, and on the diagonal for a class of one.';

/** What shows only where a class has one member or none. */
export const emptyMistakes: readonly Known[] = [
  known('no-pair-nan', (_, _i, _j, cosines) => mean(cosines), NO_PAIR),
  known('no-pair-nan', (_, i, j, cosines) => (i === j ? mean : meanOrZero)(cosines), NO_PAIR),
  known(
    'no-pair-nan',
    (inputs, i, j, cosines) =>
      members(inputs, i).length === 1 && i === j ? NaN : meanOrZero(cosines),
    NO_PAIR,
  ),
  known(
    'no-pair-nan',
    (inputs, i, j, cosines) => (members(inputs, i).length === 1 && i === j ? 0 : mean(cosines)),
    NO_PAIR,
  ),
  known(
    'class-of-one-is-1',
    (inputs, i, j, cosines) =>
      members(inputs, i).length === 1 && i === j ? 1 : meanOrZero(cosines),
    'A class of one has no pair, so its diagonal entry is 0, not 1.',
  ),
];
