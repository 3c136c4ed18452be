import { placesOf, type Labelled, type Options, type Split } from './inputs';

/** So many seeds are tried. */
const SEEDS = 16;
const MOST_CLASSES = 13;

const picks = (what: string): string =>
  `how many ${what} are picked (−1: not the same for every seed)`;

/** What is measured, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'whether all entries are indices of labels (1: yes)',
  'whether an index stands twice in one list (1: yes)',
  'whether an index stands in both lists (1: yes)',
  'whether an index is in neither list (1: yes)',
  'whether one seed gives the same split twice (1: yes)',
  `the number of different splits of ${SEEDS} seeds`,
  'which ones of a class are picked (1: its first ones, 0: its last ones, ½: some here, some there)',
  picks('in all'),
  ...Array.from({ length: MOST_CLASSES }, (_, label) => picks(`of class ${label}`)),
];

/** Something seen of a split: what it should be, is the same for every right answer. */
export interface Seen {
  readonly valid?: number;
  readonly twice?: number;
  readonly both?: number;
  readonly lost?: number;
  readonly repeats?: number;
  readonly splits: number;
  readonly early?: number;
  /** Picked in all. */
  readonly total: number;
  /** Picked of each class, from class 0 on. */
  readonly counts: readonly number[];
}

/** The entries in their order; what is left out is as it should be. */
export const entriesOf = (seen: Seen): number[] => {
  const { valid = 1, twice = 0, both = 0, lost = 0, repeats = 1, early = 0.5 } = seen;
  return [valid, twice, both, lost, repeats, seen.splits, early, seen.total, ...seen.counts];
};

/** The right entries: a class of n gives n · fraction, rounded, half upwards. */
export function expected({ labels, options: { fraction } }: Labelled): number[] {
  const places = placesOf(labels);
  const sizes = Array.from({ length: classCount(labels) }, (_, c) => places.get(c)?.length ?? 0);
  const counts = sizes.map((size) => Math.round(size * fraction));
  const isForced = counts.every((count, c) => count === 0 || count === sizes[c]);
  return entriesOf({ splits: isForced ? 1 : SEEDS, total: sum(counts), counts });
}

/** The seeds that are tried, from the one in the options on. */
export const seedsFrom = ({ seed }: Options): number[] =>
  Array.from({ length: SEEDS }, (_, k) => seed + k);

/**
 * What splits of these labels are like.
 *
 * @param drawn - One split for each seed.
 * @param repeated - Another one of the first seed.
 */
export function measured(labels: Uint8Array, drawn: readonly Split[], repeated: Split | undefined) {
  const splits = drawn.map(plain);
  const [first] = splits;
  const again = repeated ? plain(repeated) : undefined;
  const perClass = splits.map(({ picked }) => countsOf(labels, picked));
  return entriesOf({
    valid: isSo(splits.every(({ all }) => all.every((i) => labels[i] !== undefined))),
    twice: isSo(splits.some(({ picked, rest }) => hasTwins(picked) || hasTwins(rest))),
    both: isSo(splits.some(({ picked, rest }) => hasTwins([...new Set(picked), ...new Set(rest)]))),
    lost: isSo(splits.some(({ found }) => labels.some((_, i) => !found.has(i)))),
    repeats: isSo(first?.key === again?.key),
    splits: new Set(splits.map(({ key }) => key)).size,
    early: earliness(labels, splits),
    total: common(splits.map(({ picked }) => picked.length)),
    counts: Array.from({ length: classCount(labels) }, (_, c) =>
      common(perClass.map((counts) => counts[c] ?? 0)),
    ),
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, v) => all + v, 0);
const isSo = (holds: boolean): number => (holds ? 1 : 0);
const classCount = (labels: Uint8Array): number => Math.max(...labels) + 1;
const hasTwins = (list: readonly number[]): boolean => new Set(list).size < list.length;
/** What all of them are; −1 where they differ. */
const common = ([first = 0, ...others]: readonly number[]): number =>
  others.every((value) => value === first) ? first : -1;

function plain(split: Split) {
  const ascending = (list: ArrayLike<number>) => Array.from(list).sort((a, b) => a - b);
  const [picked, rest] = [ascending(split.picked), ascending(split.rest)];
  const all = [...picked, ...rest];
  return { picked, rest, all, found: new Set(all), key: `${picked.join()};${rest.join()}` };
}

const countsOf = (labels: Uint8Array, picked: readonly number[]): number[] =>
  Array.from(
    { length: classCount(labels) },
    (_, c) => picked.filter((i) => labels[i] === c).length,
  );

/** 1 if the first of each class are picked, 0 if the last, ½ if neither or it cannot be told. */
function earliness(labels: Uint8Array, splits: readonly { readonly picked: readonly number[] }[]) {
  const classes = [...placesOf(labels).values()];
  const isAlways = (end: (places: readonly number[], count: number) => readonly number[]) =>
    splits.every(({ picked }) => {
      const isPicked = new Set(picked);
      return classes.every((places) => {
        const count = places.filter((i) => isPicked.has(i)).length;
        return end(places, count).every((i) => isPicked.has(i));
      });
    });
  const isFirst = isAlways((places, count) => places.slice(0, count));
  const isLast = isAlways((places, count) => places.slice(places.length - count));
  return (1 + isSo(isFirst) - isSo(isLast)) / 2;
}
