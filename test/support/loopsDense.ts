/** A dense layer, row-major: `weight` is [inputs, outputs]. */
export interface DenseLayer {
  readonly weight: readonly number[];
  readonly bias: readonly number[];
}

/** One row through dense layers with a ReLU between every two, in float64. */
export const denseLoops = (row: readonly number[], layers: readonly DenseLayer[]): number[] =>
  layers.reduce<number[]>(
    (x, { weight, bias }, k) =>
      bias.map((start, o) => {
        let total = start;
        x.forEach((value, i) => {
          total += (k === 0 ? value : Math.max(0, value)) * weight[i * bias.length + o]!;
        });
        return total;
      }),
    [...row],
  );
