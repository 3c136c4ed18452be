/** What the exercise asks for. */
export type F = (labels: Uint8Array) => unknown;

/** Pairs as students collect them before they make lists. */
export type Pair = [number, number];

/** The four lists of two collections. */
export const lists = (positives: Pair[], negatives: Pair[]) => ({
  anchorPositive: Int32Array.from(positives.map((pair) => pair[0])),
  positive: Int32Array.from(positives.map((pair) => pair[1])),
  anchorNegative: Int32Array.from(negatives.map((pair) => pair[0])),
  negative: Int32Array.from(negatives.map((pair) => pair[1])),
});

/** Two loops and two questions. */
export const asking =
  (
    isPositive: (labels: Uint8Array, i: number, j: number) => boolean,
    isNegative: (labels: Uint8Array, i: number, j: number) => boolean,
  ): F =>
  (labels) => {
    const positives: Pair[] = [];
    const negatives: Pair[] = [];
    for (let i = 0; i < labels.length; i++) {
      for (let j = 0; j < labels.length; j++) {
        if (isPositive(labels, i, j)) positives.push([i, j]);
        if (isNegative(labels, i, j)) negatives.push([i, j]);
      }
    }
    return lists(positives, negatives);
  };
