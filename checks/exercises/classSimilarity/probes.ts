import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { scaled } from '../vectors';
import { drawLabelled, type Labelled } from './inputs';

const FIVE = [
  [0, 2],
  [1, 0],
  [4, 3],
  [3, 4],
  [-1, 0],
];
const SIX = [
  [1, 2, 2],
  [2, 0, 1],
  [-1, 3, 1],
  [0, 1, -1],
  [2, 2, 1],
  [1, -1, 3],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Labelled>[] = [
  {
    title: 'five embeddings of two classes, to check by hand',
    inputs: { embeddings: FIVE, labels: Uint8Array.of(1, 0, 1, 0, 1), options: { classes: 2 } },
    isPublic: true,
  },
  {
    title: 'six embeddings of three classes',
    inputs: { embeddings: SIX, labels: Uint8Array.of(2, 0, 1, 2, 0, 1), options: { classes: 3 } },
    isPublic: true,
  },
  {
    title: 'a batch in which class 1 has no members',
    inputs: { embeddings: FIVE, labels: Uint8Array.of(2, 0, 2, 0, 2), options: { classes: 3 } },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'no-pair-nan' },
  },
  {
    title: 'a batch in which class 0 has one member',
    inputs: { embeddings: FIVE, labels: Uint8Array.of(1, 0, 1, 1, 1), options: { classes: 2 } },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'no-pair-nan' },
  },
  {
    title: 'a batch whose only member of class 1 is a row of zeros',
    inputs: {
      embeddings: [
        [3, 4],
        [0, 0],
        [4, 3],
      ],
      labels: Uint8Array.of(0, 1, 0),
      options: { classes: 2 },
    },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'zero-row-nan' },
  },
  {
    title: 'a batch of one class only',
    inputs: { embeddings: SIX, labels: Uint8Array.of(0, 0, 0, 0, 0, 0), options: { classes: 3 } },
    isEdge: true,
    suspects: { notFinite: 'no-pair-nan' },
  },
  {
    title: 'a single embedding',
    inputs: { embeddings: [[1, -2]], labels: Uint8Array.of(1), options: { classes: 2 } },
    isEdge: true,
    suspects: { notFinite: 'no-pair-nan' },
  },
  {
    title: 'short embeddings, about 0.03 long',
    inputs: {
      embeddings: scaled(SIX, 0.01),
      labels: Uint8Array.of(0, 1, 0, 1, 1, 0),
      options: { classes: 2 },
    },
    isEdge: true,
    tolerance: 2e-4, // float32's usual epsilon, 1e-7, may be added to the product of the lengths
    suspects: { shrunk: 'epsilon-too-large' },
  },
  {
    title: 'long embeddings, about 100,000 long',
    inputs: {
      embeddings: scaled(SIX, 40000),
      labels: Uint8Array.of(0, 1, 0, 1, 1, 0),
      options: { classes: 2 },
    },
    isEdge: true,
  },
];

/** Inputs that nobody has seen; the last leaves `classes` at its default, 10. */
export const hidden = (random: Random): readonly Probe<Labelled>[] => [
  { title: '9 random embeddings of three classes', inputs: drawLabelled(random, 9, 4, 3) },
  { title: '14 random embeddings of four classes', inputs: drawLabelled(random, 14, 3, 4) },
  {
    title: '23 random embeddings of ten classes, the default',
    inputs: { ...drawLabelled(random, 23, 5, 10), options: {} },
  },
];
