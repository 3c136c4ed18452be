import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawLabels } from '../pairIndices/pairs';
import { drawSimilarities, mirrored, pairsOf, type Pairs } from './inputs';

/** Four pictures of two classes. */
const FOUR = mirrored([
  [1, 0, 0, 0],
  [0.9, 1, 0, 0],
  [0.1, 0.3, 1, 0],
  [-0.2, 0.4, 0.6, 1],
]);
/** Five pictures of three classes. */
const FIVE = mirrored([
  [1, 0, 0, 0, 0],
  [0.3, 1, 0, 0, 0],
  [0.7, 0.1, 1, 0, 0],
  [-0.4, 0.2, 0.5, 1, 0],
  [0.2, 0.8, -0.3, 0.35, 1],
]);
/** Rows far from each other: divided by 0.01, some overflow and some vanish as exponentials. */
const APART = [
  [1, 0.95, 0.93, 0.9],
  [-0.96, 1, -0.97, -0.9],
  [-0.3, 0.2, 1, -0.2],
  [0.98, 0.94, 0.91, 1],
];
const SHARP = { temperature: 0.01 };

/** Similarities so far apart that bare exponentials leave float32. */
export const apart: Pairs = pairsOf([0, 0, 1, 1], APART, SHARP);

/** Public inputs, then edges. */
export const probes: readonly Probe<Pairs>[] = [
  {
    title: 'four pictures of two classes, to check by hand',
    inputs: pairsOf([0, 0, 1, 1], FOUR, { temperature: 0.5 }),
    isPublic: true,
  },
  {
    title: 'five pictures of three classes, at the default temperature',
    inputs: pairsOf([2, 0, 2, 1, 0], FIVE),
    isPublic: true,
  },
  {
    title: 'three pictures of three classes: no positive pair',
    inputs: pairsOf([2, 0, 1], FOUR),
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'no-pairs-forgotten' },
  },
  {
    title: 'three pictures of one class: no negative pair',
    inputs: pairsOf([1, 1, 1], FOUR),
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'no-pairs-forgotten' },
  },
  {
    title: 'similarities of 0.9 and more at temperature 0.01',
    inputs: pairsOf(
      [0, 0, 1],
      [
        [1, 0.95, 0.9],
        [0.95, 1, 0.92],
        [0.9, 0.92, 1],
      ],
      SHARP,
    ),
    isPublic: true,
    isEdge: true,
    tolerance: 1e-4, // near 95, float32 has steps of 8e-6
    suspects: { notFinite: 'exponentials-overflow' },
  },
  {
    title: 'anchors on very different levels at temperature 0.01',
    inputs: apart,
    isPublic: true,
    isEdge: true,
    tolerance: 1e-4,
    suspects: { notFinite: 'exponentials-overflow' },
  },
];

/** Inputs that nobody has seen; those of the second are not symmetric. */
export const hidden = (random: Random): readonly Probe<Pairs>[] => [
  {
    title: '8 pictures of three classes, at the default temperature',
    inputs: pairsOf(drawLabels(random, 8, 3), mirrored(drawSimilarities(random, 8))),
  },
  {
    title: '9 pictures of two classes at temperature 0.2, where s(a, b) is not s(b, a)',
    inputs: pairsOf(drawLabels(random, 9, 2), drawSimilarities(random, 9), { temperature: 0.2 }),
  },
  {
    title: '7 pictures of four classes at temperature 0.5',
    inputs: pairsOf(drawLabels(random, 7, 4), mirrored(drawSimilarities(random, 7)), {
      temperature: 0.5,
    }),
  },
];
