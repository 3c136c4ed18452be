/** Cosine of two vectors in float64; 0 where one has no direction. */
export function cosineLoop(x: readonly number[], y: readonly number[]): number {
  let dot = 0;
  for (let d = 0; d < x.length; d += 1) dot += x[d]! * y[d]!;
  const lengths = Math.hypot(...x) * Math.hypot(...y);
  return lengths === 0 ? 0 : dot / lengths;
}

/** Cosine of row i of `z1` and row i of `z2`, pair by pair. */
export const cosineSimilarityLoops = (z1: readonly number[][], z2: readonly number[][]): number[] =>
  z1.map((x, i) => cosineLoop(x, z2[i]!));

/** Cosine of every row of `a` with every row of `b`, pair by pair. */
export const cosineMatrixLoops = (a: readonly number[][], b: readonly number[][]): number[][] =>
  a.map((x) => b.map((y) => cosineLoop(x, y)));

/** Mean cosine over the pairs of two classes, pair by pair; 0 where there is none. */
export function classSimilarityLoops(
  embeddings: readonly number[][],
  labels: ArrayLike<number>,
  classes: number,
): number[][] {
  const mean = (i: number, j: number) => {
    let total = 0;
    let pairs = 0;
    embeddings.forEach((x, n) => {
      embeddings.forEach((y, m) => {
        if (n === m || labels[n] !== i || labels[m] !== j) return;
        total += cosineLoop(x, y);
        pairs += 1;
      });
    });
    return pairs === 0 ? 0 : total / pairs;
  };
  const range = [...Array(classes).keys()];
  return range.map((i) => range.map((j) => mean(i, j)));
}

/** How alike every row of `a` and every row of `b` are, pair by pair, by each of four measures. */
export const similarityLoops = {
  cosine: cosineLoop,
  dot: (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, d) => sum + v * y[d]!, 0),
  euclidean: (x: readonly number[], y: readonly number[]) =>
    -Math.hypot(...x.map((v, d) => v - y[d]!)),
  squared: (x: readonly number[], y: readonly number[]) =>
    -x.reduce((sum, v, d) => sum + (v - y[d]!) ** 2, 0),
};
