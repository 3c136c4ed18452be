import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { drawMatrix } from '../vectors';

/** Gradients of two layers, and how long a step may be. */
export interface Sloped extends Readonly<
  Record<string, Matrix | Vector | Readonly<Record<string, number>>>
> {
  readonly kernel: Matrix;
  readonly bias: Vector;
  readonly head: Matrix;
  readonly options: Readonly<Record<string, number>>;
}

/** How the two numbers come about; a mistake spoils one of them. */
export interface Parts {
  readonly norm: (tensors: readonly Vector[]) => number;
  readonly factor: (norm: number, most: number) => number;
}

/** Σ. */
export const sum = (values: Vector): number => values.reduce((total, v) => total + v, 0);

/** √Σ v². */
export const lengthOf = (values: Vector): number => Math.sqrt(sum(values.map((v) => v ** 2)));

/** The numbers of each tensor. */
export const tensorsOf = ({ kernel, bias, head }: Sloped): readonly Vector[] => [
  kernel.flat(),
  bias,
  head.flat(),
];

const RIGHT: Parts = {
  norm: (tensors) => lengthOf(tensors.flat()),
  factor: (norm, most) => {
    if (!Number.isFinite(norm)) return 0;
    return norm > most ? most / norm : 1;
  },
};

/** Norm and factor in float64 loops, with the part that a mistake has in place of the right one. */
export const checkedWith =
  (spoiled: Partial<Parts> = {}) =>
  (inputs: Sloped): number[] => {
    const { norm, factor } = { ...RIGHT, ...spoiled };
    const found = norm(tensorsOf(inputs));
    return [found, factor(found, inputs.options['maxNorm'] ?? 1)];
  };

/** Random gradients of two layers of some size. */
export const drawGradients = (
  random: Random,
  count: number,
  options: Sloped['options'] = {},
): Sloped => ({
  kernel: drawMatrix(random, count, 3),
  bias: drawMatrix(random, 1, 3)[0] ?? [],
  head: drawMatrix(random, 3, 2),
  options,
});
