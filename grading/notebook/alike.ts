/**
 * How many words two texts have in common, in one order: the length of their longest common
 * subsequence.
 */
export function commonWords(a: readonly string[], b: readonly string[]): number {
  // Of the words of `a` so far with the first k of `b`.
  let counts = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const row = [0];
    b.forEach((other, k) => {
      const [both = 0, above = 0, left = 0] = [counts[k], counts[k + 1], row[k]];
      row.push(word === other ? both + 1 : Math.max(above, left));
    });
    counts = row;
  }
  return counts.at(-1) ?? 0;
}

/** How many words of a text are its author's own: the nearest of the known texts has no such ones. */
export const ownWords = (words: readonly string[], known: readonly (readonly string[])[]): number =>
  words.length - Math.max(0, ...known.map((text) => commonWords(words, text)));
