import { shuffled, uniforms } from '../random';

/** Two halves of a set, as indices into it, each ascending. */
export interface Stratified {
  readonly picked: Uint32Array;
  readonly rest: Uint32Array;
}

/** How much is picked, and which. */
export interface StratifiedOptions {
  /** Of each class, in [0, 1]; rounded to whole pictures, half upwards. */
  readonly fraction: number;
  readonly seed: number;
}

/**
 * Splits a labelled set so that the same fraction of each class is picked.
 *
 * @param labels - The class of each element.
 * @throws RangeError when `fraction` is outside [0, 1].
 */
export function stratified(
  labels: readonly number[] | Uint8Array,
  { fraction, seed }: StratifiedOptions,
): Stratified {
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`stratified: fraction is ${fraction}; it must be from 0 to 1.`);
  }
  const total = counts(labels);
  const left = new Map([...total].map(([label, n]) => [label, Math.round(n * fraction)]));
  const isPicked = new Uint8Array(labels.length);
  for (const index of shuffled(labels.length, uniforms(seed))) {
    const label = labels[index] ?? 0;
    const open = left.get(label) ?? 0;
    isPicked[index] = open > 0 ? 1 : 0;
    left.set(label, open - 1);
  }
  const all = Uint32Array.from({ length: labels.length }, (_, i) => i);
  return {
    picked: all.filter((i) => isPicked[i] === 1),
    rest: all.filter((i) => isPicked[i] === 0),
  };
}

function counts(labels: readonly number[] | Uint8Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const label of labels) {
    found.set(label, (found.get(label) ?? 0) + 1);
  }
  return found;
}
