import type { Misconception } from '../../exercise';
import { counted, RIGHT, type Count, type Counts, type Labels } from './pairs';

type Known = Misconception<Labels>;

/** A mistake in one of the lists or in both; what is left out is right. */
const known = (id: string, hint: string, ...variants: readonly Partial<Counts>[]): Known[] =>
  variants.map((wrong) => ({
    id,
    mimic: ({ labels }) => counted(labels, { ...RIGHT, ...wrong }),
    hint,
  }));

/** A change that befalls the positive list, the negative list, or both. */
const either = (change: (count: Count) => Count): Partial<Counts>[] => {
  const [positive, negative] = [change(RIGHT.positive), change(RIGHT.negative)];
  return [{ positive, negative }, { positive }, { negative }];
};

const onlyWhere = (isKept: (labels: Uint8Array, i: number, j: number) => boolean) =>
  either((count) => (labels, i, j) => (isKept(labels, i, j) ? count(labels, i, j) : 0));

const same: Count = (labels, i, j) => Number(labels[i] === labels[j]);
const others: Count = (_, i, j) => Number(i !== j);

/** Only the first partner from `start` on. */
const firstFrom =
  (start: (i: number) => number) =>
  (count: Count): Count =>
  (labels, i, j) => {
    const partners = [...labels.keys()].filter((k) => k >= start(i) && count(labels, i, k) > 0);
    return Number(partners[0] === j);
  };

const selfMistakes = [
  ...known(
    'self-pairs-kept',
    'Your positive pairs hold (i, i). A picture is no positive of itself: its cosine is 1 whatever the network does. Ask for i ≠ j.',
    { positive: same },
  ),
  ...known(
    'self-pairs-negative',
    'Your negative pairs hold (i, i): that a pair is not positive does not make it negative. Ask whether the labels differ.',
    { negative: (labels, i, j) => 1 - RIGHT.positive(labels, i, j) },
  ),
  ...known(
    'positives-among-negatives',
    'Your negative pairs hold pairs of one class too. Only pictures whose labels differ are pushed apart.',
    { negative: others },
    { negative: () => 1 },
  ),
  ...known(
    'positives-and-negatives-swapped',
    'Your lists have changed places: equal labels make a positive pair, different labels a negative one.',
    { positive: RIGHT.negative, negative: RIGHT.positive },
    { positive: RIGHT.negative, negative: same },
  ),
  ...known(
    'identity-compared',
    'You find no positive pair at all. `===` between two tensors or objects asks whether they are one and the same: compare the numbers, `labels[i] === labels[j]`.',
    { positive: () => 0, negative: others },
    { positive: () => 0, negative: () => 1 },
  ),
];

const listMistakes = [
  ...known(
    'pairs-once',
    'You list each two pictures once. Both are anchors in their turn: (i, j) and (j, i) are two pairs, so let j run over the whole batch.',
    ...onlyWhere((_, i, j) => i < j),
    ...onlyWhere((_, i, j) => i > j),
  ),
  ...known(
    'pairs-twice',
    'Some pairs are listed twice, and would count twice in every mean. If both i and j run over the whole batch, push (i, j) alone.',
    ...either((count) => (labels, i, j) => 2 * count(labels, i, j)),
  ),
  ...known(
    'one-pair-each',
    'An anchor gets one partner only. All others of its class are its positives, and all of other classes its negatives.',
    ...either(firstFrom(() => 0)),
    ...either(firstFrom((i) => i + 1)),
  ),
  ...known(
    'neighbours-only',
    'You pair pictures that stand next to each other in the batch. Every picture meets every other.',
    ...onlyWhere((_, i, j) => j === i + 1),
    ...onlyWhere((_, i, j) => Math.abs(i - j) === 1),
  ),
  ...known(
    'first-anchor-only',
    'Only picture 0 is an anchor. Does a `return` or a `break` end the outer loop too early?',
    ...onlyWhere((_, i) => i === 0),
  ),
  ...known(
    'class-zero-lost',
    'Class 0 goes missing: in a condition the number 0 counts as false. Compare with `===` in place of asking `if (labels[i])`.',
    ...onlyWhere((labels, i, j) => labels[i] !== 0 && labels[j] !== 0),
    ...onlyWhere((labels, i) => labels[i] !== 0),
  ),
];

/** Pairs of (labels, labels): how many pictures of class a and b make one. */
const labelsAsPlaces =
  (count: Count): Count =>
  (labels, a, b) => {
    const places = [...labels.keys()];
    if (labels.length > 1 && labels.some((label) => label >= labels.length)) {
      throw new RangeError('a label is no place in the batch');
    }
    return places
      .filter((i) => labels[i] === a)
      .reduce(
        (sum, i) => sum + places.filter((j) => labels[j] === b && count(labels, i, j) > 0).length,
        0,
      );
  };

/** What learners get wrong in listing pairs. */
export const misconceptions: readonly Known[] = [
  ...selfMistakes,
  ...listMistakes,
  ...known(
    'labels-not-places',
    'Your lists hold labels. What is wanted is where the pictures stand in the batch: push i and j, not `labels[i]` and `labels[j]`.',
    { positive: labelsAsPlaces(RIGHT.positive), negative: labelsAsPlaces(RIGHT.negative) },
  ),
  {
    id: 'labels-sorted',
    mimic: ({ labels }) => counted(labels.slice().sort(), RIGHT),
    hint: 'You sort the labels first, and then i is no longer the place of the picture in the batch. Leave the order alone.',
  },
];
