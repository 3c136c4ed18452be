import type { Answer, RawCaller } from '../../checks/caller';
import type { Exercise } from '../../checks/exercise';
import { flat, type Matrix, type Nested } from '../../checks/plain';

/** One matrix. */
export interface Toy extends Readonly<Record<string, Matrix>> {
  readonly x: Matrix;
}

const sums = ({ x }: Toy): number[] => x.map((row) => row.reduce((sum, v) => sum + v, 0));

/** A small exercise, the sum of each row, without a gradient. */
export const toy: Exercise<Toy> = {
  name: 'rowSums',
  title: 'Row sums',
  points: 4,
  twins: [],
  wanted: '[N], one sum for each row',
  reference: sums,
  probes: [
    {
      title: 'two rows',
      inputs: {
        x: [
          [1, 2],
          [3, 5],
        ],
      },
      isPublic: true,
    },
    {
      title: 'an edge',
      inputs: { x: [[0.25, 0.25]] },
      isEdge: true,
      suspects: { shrunk: 'shrinks', notFinite: 'explodes' },
    },
  ],
  hidden: (random) => [{ title: 'a random row', inputs: { x: [[31 + random(), 7 + random()]] } }],
  hiddenAtGrading: 1,
  properties: [
    {
      says: 'Doubling x must double the answer',
      look: 'Look for a constant.',
      draw: (random) => ({ x: [[random(), 2]] }),
      vary: ({ x }) => ({ x: x.map((row) => row.map((v) => 2 * v)) }),
      expect: ({ shape, values }) => ({ shape, values: values.map((v) => 2 * v) }),
    },
  ],
  misconceptions: [
    { id: 'means', mimic: (inputs) => sums(inputs).map((v) => v / 2), hint: 'Do not divide.' },
    {
      id: 'refuses-two',
      mimic: (inputs) => {
        if (inputs.x.length === 2) throw new Error('two rows');
        return sums(inputs).map((v) => v + 1);
      },
      hint: 'Two rows are fine.',
    },
    { id: 'shrinks', mimic: () => [-99], hint: 'Shrinks.' },
    { id: 'explodes', mimic: () => [-98], hint: 'Explodes.' },
  ],
  batch: (count) => ({ x: Array.from({ length: count }, () => [1, 2]) }),
  look: 'Add by hand.',
  hints: ['first', 'second'],
};

/** A caller that never touches TensorFlow, as one that asks another process. */
export const remote =
  (
    run: (x: Matrix) => Nested,
    more: Partial<Extract<Answer, { kind: 'tensor' }>> = {},
  ): RawCaller =>
  ({ inputs }) => {
    const answer = flat(run(inputs['x'] as Matrix));
    return Promise.resolve({
      kind: 'tensor',
      dtype: 'float32',
      kept: 0,
      untidied: 0,
      disposed: [],
      changed: [],
      kernels: 1,
      ...answer,
      ...more,
    });
  };
