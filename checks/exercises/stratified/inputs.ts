import { shuffled, type Random } from '../../../lib';

/** How much is picked, and which. */
export interface Options extends Readonly<Record<string, number>> {
  readonly fraction: number;
  readonly seed: number;
}

/** Labels to split, and how. */
export interface Labelled extends Readonly<Record<string, Uint8Array | Options>> {
  readonly labels: Uint8Array;
  readonly options: Options;
}

/** Two lists of indices. */
export interface Split {
  readonly picked: ArrayLike<number>;
  readonly rest: ArrayLike<number>;
}

/** The places of each class among the labels, under the class. */
export function placesOf(labels: Uint8Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  labels.forEach((label, i) => {
    places.set(label, [...(places.get(label) ?? []), i]);
  });
  return places;
}

/** Labels of classes of these sizes, under their class, in mixed order. */
export function drawLabels(random: Random, sizes: Readonly<Record<number, number>>): Uint8Array {
  const sorted = Object.entries(sizes).flatMap(([label, size]: [string, number]) =>
    new Array<number>(size).fill(Number(label)),
  );
  return Uint8Array.from(shuffled(sorted.length, random), (i) => sorted[i] ?? 0);
}
