import {
  flat,
  isMatrix,
  isVector,
  type Inputs,
  type Matrix,
  type Nested,
  type Values,
  type Vector,
} from '../plain';

/** Small beside the values, large beside float64's rounding. */
const STEP = 1e-5;

/** Central differences: ∂ Σ weights · reference / ∂ x of every matrix and vector x in `of`. */
export function differences<I extends Inputs>(
  reference: (at: I) => Nested,
  inputs: I,
  { weights, of }: { readonly weights: Values; readonly of: readonly string[] },
): Record<string, Values> {
  const total = (at: I) =>
    flat(reference(at)).values.reduce((sum, v, i) => sum + v * (weights.values[i] ?? 0), 0);
  const slopes = (name: string, x: Matrix | Vector): Values => {
    const { shape, values } = flat(x);
    const at = (i: number, delta: number) => total({ ...inputs, [name]: nudged(x, i, delta) });
    return { shape, values: values.map((_, i) => (at(i, STEP) - at(i, -STEP)) / (2 * STEP)) };
  };
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => of.includes(name))
      .flatMap(([name, x]) => (isMatrix(x) || isVector(x) ? [[name, slopes(name, x)]] : [])),
  );
}

/** `x` with its i-th number, counted row by row, moved a little. */
function nudged(x: Matrix | Vector, i: number, delta: number): Matrix | Vector {
  const width = isMatrix(x) ? (x[0]?.length ?? 0) : 1;
  const moved = (row: Vector, k: number) => row.map((v, d) => (d === k ? v + delta : v));
  if (!isMatrix(x)) return moved(x, i);
  return x.map((row, n) => (n === Math.floor(i / width) ? moved(row, i % width) : row));
}
