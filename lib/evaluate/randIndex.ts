import { assertLabelled } from './guards';

/**
 * How well two groupings of the same points agree: the share of pairs of points on which they do.
 *
 *     R = (pairs together in both + pairs apart in both) / all pairs
 *
 * Counts no pair: with n_ij the points in group i of `a` and group j of `b`, n_i and n_j the sizes
 * of the groups, and C(n) = n (n − 1) / 2,
 *
 *     R = (C(n) + 2 Σ C(n_ij) − Σ C(n_i) − Σ C(n_j)) / C(n)
 *
 * What the groups are called does not matter.
 *
 * @param a - The group of each point, [N].
 * @param b - Its group in the other grouping, [N].
 * @returns From 0 to 1; 1 where the groupings are equal.
 * @throws RangeError unless both have one length, at least 2.
 * @see Rand 1971. https://doi.org/10.2307/2284239
 */
export function randIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  assertLabelled('randIndex', ['a', 'b'], [a.length, b.length]);
  if (a.length < 2) {
    throw new RangeError(`randIndex: there are ${a.length} points; a pair needs at least 2.`);
  }
  const inA = Array.from(a, String);
  const inB = Array.from(b, String);
  const inBoth = inA.map((group, i) => `${group} ${inB[i] ?? ''}`);
  const all = pairs(a.length);
  return (all + 2 * pairsWithin(inBoth) - pairsWithin(inA) - pairsWithin(inB)) / all;
}

const pairs = (count: number): number => (count * (count - 1)) / 2;

/** How many pairs of points are in the same group. */
function pairsWithin(groups: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((total, size) => total + pairs(size), 0);
}
