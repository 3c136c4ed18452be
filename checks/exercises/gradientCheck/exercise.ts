import type { Random } from '../../../lib';
import type { Given } from '../../caller';
import type { Exercise, Probe, Property } from '../../exercise';
import { fieldsOf } from '../../result';
import { scaled } from '../vectors';
import { checkedWith, drawGradients, type Sloped } from './gradients';
import { misconceptions } from './misconceptions';

const PLACES = ['norm', 'factor'];

interface Tensors {
  readonly kernel: number[][];
  readonly bias: number[];
  readonly head: number[][];
}

const SMALL: Tensors = {
  kernel: [
    [0.2, -0.4],
    [0.1, 0.2],
  ],
  bias: [0.4, -0.1],
  head: [[0.2], [0.4]],
};
const LARGE: Tensors = {
  kernel: [
    [2, -4],
    [1, 2],
  ],
  bias: [6, -1],
  head: [[-3], [5]],
};

const probes: readonly Probe<Sloped>[] = [
  { title: 'long gradients', inputs: { ...LARGE, options: {} }, isPublic: true },
  {
    title: 'long gradients, at most 4',
    inputs: { ...LARGE, options: { maxNorm: 4 } },
    isPublic: true,
  },
  {
    title: 'long gradients, at most 20',
    inputs: { ...LARGE, options: { maxNorm: 20 } },
    isPublic: true,
  },
  { title: 'short gradients', inputs: { ...SMALL, options: {} }, isPublic: true },
  {
    title: 'short gradients, at most a half',
    inputs: { ...SMALL, options: { maxNorm: 0.5 } },
    isPublic: true,
  },
  {
    title: 'gradients with NaN in one place',
    inputs: { ...LARGE, bias: [NaN, -1], options: {} },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'gradients with Infinity in one place',
    inputs: { ...LARGE, bias: [Infinity, -1], options: {} },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'gradients that are all 0',
    inputs: { kernel: [[0, 0]], bias: [0, 0], head: [[0], [0]], options: {} },
    isPublic: true,
    isEdge: true,
  },
];

const hidden = (random: Random): readonly Probe<Sloped>[] => [
  { title: 'random gradients', inputs: drawGradients(random, 4) },
  { title: 'random gradients, at most 3', inputs: drawGradients(random, 5, { maxNorm: 3 }) },
  { title: 'random gradients, at most 50', inputs: drawGradients(random, 6, { maxNorm: 50 }) },
];

const properties: readonly Property<Sloped>[] = [
  {
    says: 'Gradients three times as long must have three times the norm and, where they are too long, a third of the factor',
    look: 'A norm is a length: neither a square nor a mean.',
    draw: (random) => drawGradients(random, 4, { maxNorm: 0.4 }),
    vary: ({ kernel, bias, head, options }) => ({
      kernel: scaled(kernel, 3),
      bias: bias.map((v) => 3 * v),
      head: scaled(head, 3),
      options,
    }),
    expect: ({ shape, values: [norm = NaN, factor = NaN] }) => ({
      shape,
      values: [3 * norm, factor / 3],
    }),
  },
  {
    says: 'Changing the sign of one tensor must not change the answer',
    look: 'Square first, then add up.',
    draw: (random) => drawGradients(random, 4),
    vary: (inputs) => ({ ...inputs, head: scaled(inputs.head, -1) }),
    expect: (answer) => answer,
  },
];

/** Norm and factor; nothing where one is missing. */
function numbersOf(given: Given | undefined): number[] | undefined {
  const { norm, factor } = fieldsOf(given);
  return typeof norm === 'number' && typeof factor === 'number' ? [norm, factor] : undefined;
}

/** Notebook 11, third exercise: how long is a gradient, and what if it is too long? */
export const gradientCheckExercise: Exercise<Sloped> = {
  name: 'gradientCheck',
  title: 'The norm of the gradient',
  points: 2,
  twins: ['gradientCheck'],
  wanted: 'an object { norm, factor } of two numbers',
  measure: { of: ([given]) => numbersOf(given) },
  place: (index) => PLACES[index] ?? '',
  reference: checkedWith(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawGradients(random, count),
  look: 'Your answer is shown as two numbers: norm, factor. On the first input the squares add up to 96.',
  hints: [
    '`Object.values(gradients)` has all tensors. For each, `gradient.square().sum()` is one number; `tf.addN(list)` adds them up.',
    'One root at the end: `Math.sqrt(tf.addN(list).dataSync()[0] ?? NaN)`, all in a `tf.tidy`.',
    'The factor has three cases: `!Number.isFinite(norm)` gives 0, `norm > maxNorm` gives maxNorm / norm, everything else gives 1.',
  ],
};
