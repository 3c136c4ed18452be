import { shuffled, uniforms, type Random } from '../../../lib';
import type { Misconception } from '../../exercise';
import { placesOf, type Labelled, type Options, type Split } from './inputs';
import { measured, seedsFrom } from './measure';

/** What a split is made of; a mistake changes a part or two. */
export interface Parts {
  /** How many of a class of `size` are picked. */
  readonly count: (size: number, fraction: number, labels: Uint8Array) => number;
  /** The order in which members of a class are picked. */
  readonly order: (members: readonly number[], random: Random) => readonly number[];
  /** What is left, when these are picked. */
  readonly rest: (labels: Uint8Array, picked: readonly number[], random: Random) => number[];
}

/** Places in random order. */
export const mixed = (members: readonly number[], random: Random): number[] =>
  Array.from(shuffled(members.length, random), (i) => members[i] ?? 0);

/** All indices that are not picked. */
export const others = (labels: Uint8Array, picked: readonly number[]): number[] => {
  const isPicked = new Set(picked);
  return indices(labels).filter((i) => !isPicked.has(i));
};

/** Every index. */
export const indices = (labels: Uint8Array): number[] => [...labels.keys()];

/** Splits class by class, with some parts changed. */
export function split(
  labels: Uint8Array,
  { fraction, seed }: Options,
  changed: Partial<Parts> = {},
): Split {
  const { count = (size: number) => Math.round(size * fraction), order = mixed } = changed;
  const { rest = others } = changed;
  const random = uniforms(seed);
  const picked = [...placesOf(labels).values()].flatMap((members) =>
    order(members, random).slice(0, count(members.length, fraction, labels)),
  );
  return { picked, rest: rest(labels, picked, random) };
}

/** A known mistake of this exercise. */
export type Known = Misconception<Labelled>;

/** A mistake in some parts. */
export const known = (id: string, changed: Partial<Parts>, hint: string): Known =>
  knownSplit(id, (labels, options) => split(labels, options, changed), hint);

/** A mistake that splits in another way. */
export const knownSplit = (
  id: string,
  wrong: (labels: Uint8Array, options: Options) => Split,
  hint: string,
): Known => ({
  id,
  mimic: ({ labels, options }) => {
    const splits = seedsFrom(options).map((seed) => wrong(labels, { ...options, seed }));
    return measured(labels, splits, wrong(labels, options));
  },
  hint,
});
