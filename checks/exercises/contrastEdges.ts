import type { Probe } from '../exercise';
import type { Inputs, Matrix } from '../plain';
import { SHORT_ROWS } from './shortRows';

type Options = Readonly<Record<string, number>>;

/** What an exercise calls its edges. */
interface Titles {
  readonly agree: string;
  readonly opposite: string;
  readonly zeros: string;
  readonly single: string;
  readonly short: string;
}

interface Edge extends Omit<Probe<Inputs>, 'title' | 'inputs'> {
  readonly name: keyof Titles;
  /** Row i of one belongs to row i of the other. */
  readonly first: Matrix;
  readonly second: Matrix;
  readonly options: Options;
}

/** Where numbers are large or small, or there is next to nothing to compare. */
const EDGES: readonly Edge[] = [
  {
    name: 'agree',
    first: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    second: [
      [1, 0, 0.2],
      [0.1, 1, 0],
    ],
    options: { temperature: 0.01 },
    isPublic: true,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    name: 'opposite',
    first: [
      [1, 0, 0],
      [1, 0.1, 0],
    ],
    second: [
      [-1, 0, 0.1],
      [1, 0, 0.2],
    ],
    options: {},
  },
  {
    name: 'zeros',
    first: [
      [0, 0, 0],
      [1, 2, 2],
    ],
    second: [
      [1, -1, 0],
      [2, 1, 2],
    ],
    options: { temperature: 0.5 },
    isPublic: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    name: 'single',
    first: [[1, -2, 0.5]],
    second: [[0.25, -1, 3]],
    options: { temperature: 0.5 },
  },
  {
    name: 'short',
    first: SHORT_ROWS[0],
    second: SHORT_ROWS[1],
    options: { temperature: 0.5 },
    tolerance: 4e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
  },
];

/**
 * Edges of an exercise that compares partners, row by row, at a temperature.
 *
 * @param inputs - Puts the two matrices and the options under the exercise's own names.
 */
export const contrastEdges = <I extends Inputs>(
  inputs: (first: Matrix, second: Matrix, options: Options) => I,
  titles: Titles,
): readonly Probe<I>[] =>
  EDGES.map(({ name, first, second, options, ...rest }) => ({
    ...{ title: titles[name], inputs: inputs(first, second, options), isEdge: true },
    ...rest,
  }));
