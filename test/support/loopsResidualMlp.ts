/** Weights by name, as nested arrays: matrices are [in][out]. */
export type LoopWeights = Readonly<Record<string, readonly number[] | readonly number[][]>>;

const vector = (weights: LoopWeights, name: string) => weights[name] as readonly number[];
const matrix = (weights: LoopWeights, name: string) => weights[name] as readonly number[][];

function linear(x: readonly number[], weights: LoopWeights, name: string): number[] {
  return vector(weights, `${name}.bias`).map((bias, column) => {
    let total = bias;
    for (let row = 0; row < x.length; row += 1) {
      total += x[row]! * matrix(weights, `${name}.weight`)[row]![column]!;
    }
    return total;
  });
}

function layerNorm(x: readonly number[], weights: LoopWeights, name: string): number[] {
  if (!(`${name}.weight` in weights)) return [...x];
  const mean = x.reduce((total, v) => total + v, 0) / x.length;
  const variance = x.reduce((total, v) => total + (v - mean) ** 2, 0) / x.length;
  return x.map(
    (v, d) =>
      ((v - mean) / Math.sqrt(variance + 1e-5)) * vector(weights, `${name}.weight`)[d]! +
      vector(weights, `${name}.bias`)[d]!,
  );
}

const leaky = (x: readonly number[]): number[] => x.map((v) => (v > 0 ? v : 0.1 * v));

/** One image through the residual MLP, number by number in float64. */
export function residualMlpLoops(
  image: readonly number[],
  weights: LoopWeights,
  blocks: number,
): number[] {
  let x = linear(image, weights, 'input');
  for (let k = 0; k < blocks; k += 1) {
    const at = `blocks.${k}`;
    const inner = linear(leaky(layerNorm(x, weights, `${at}.norm1`)), weights, `${at}.linear1`);
    const outer = linear(leaky(layerNorm(inner, weights, `${at}.norm2`)), weights, `${at}.linear2`);
    x = x.map((v, d) => v + outer[d]!);
  }
  const out = linear(x, weights, 'output');
  const length = Math.hypot(...out);
  return out.map((v) => v / length);
}
