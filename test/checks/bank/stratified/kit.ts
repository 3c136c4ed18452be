import { shuffled, uniforms } from '../../../../lib';

/** How much is picked, and which. */
export interface Options {
  readonly fraction: number;
  readonly seed: number;
}
/** Two lists of indices, however they come. */
export interface Halves {
  readonly picked: ArrayLike<number>;
  readonly rest: ArrayLike<number>;
}
/** What the exercise asks for. */
export type F = (labels: Uint8Array, options: Options) => unknown;

/** The indices of each class, as a student collects them. */
export function byClass(labels: Uint8Array): number[][] {
  const groups: Record<number, number[]> = {};
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    groups[label] = [...(groups[label] ?? []), i];
  }
  return Object.values(groups);
}

/** A copy in random order. */
export function mix<T>(list: readonly T[], random: () => number): T[] {
  return Array.from(shuffled(list.length, random), (i) => list[i]!);
}

/** A loop over classes, in which a number and an order are spoiled. */
export const spoiled =
  (
    count: (size: number, options: Options, labels: Uint8Array) => number,
    order: (group: number[], random: () => number, options: Options) => number[] = mix,
  ): F =>
  (labels, options) => {
    const random = uniforms(options.seed);
    const picked: number[] = [];
    const rest: number[] = [];
    for (const group of byClass(labels)) {
      const mixed = order(group, random, options);
      const k = count(group.length, options, labels);
      picked.push(...mixed.slice(0, k));
      rest.push(...mixed.slice(k));
    }
    return { picked, rest };
  };

/** What a right count is. */
export const share = (size: number, { fraction }: Options): number => Math.round(size * fraction);

/** The right loop. */
export const good = spoiled(share) as (labels: Uint8Array, options: Options) => Halves;
