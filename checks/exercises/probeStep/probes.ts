import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { scaled } from '../vectors';
import { drawProbing, type Probing } from './inputs';

const FOUR: Probing = {
  images: [
    [1, 2],
    [3, 1],
    [-1, 2],
    [2, -1],
  ],
  labels: Uint8Array.of(0, 2, 1, 2),
  encoder: [
    [1, 0],
    [1, 2],
  ],
  projection: [
    [1, -1],
    [0.5, 1],
  ],
  head: [
    [0.5, -1, 1],
    [-0.5, 1, 0.25],
    [0.1, 0, -0.2],
  ],
  rate: 0.5,
};

const SIX: Probing = {
  images: [
    [2, 0, 1],
    [0, 1, 2],
    [1, 1, -1],
    [-1, 2, 0],
    [0, -1, 1],
    [2, 2, 0],
  ],
  labels: Uint8Array.of(1, 0, 1, 1, 0, 0),
  encoder: [
    [1, 0, 2, 1],
    [0, 1, 1, -1],
    [1, 1, 0, 0.5],
  ],
  projection: [
    [0, 1, 0, 1],
    [1, 0, 1, 0],
    [0.5, 0, -1, 1],
    [1, 1, 0, -1],
  ],
  head: [
    [1, -1],
    [0.5, 0.25],
    [-0.5, 0.5],
    [0.25, -0.25],
    [0, 0.5],
  ],
  rate: 0.25,
};

/** Public inputs, then edges. */
export const probes: readonly Probe<Probing>[] = [
  {
    title: 'four pictures of two pixels, three classes',
    inputs: FOUR,
    isPublic: true,
  },
  { title: 'six pictures of three pixels, two classes', inputs: SIX, isPublic: true },
  {
    title: 'a batch of one class only',
    inputs: { ...FOUR, labels: Uint8Array.of(2, 2, 2, 2) },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'a head whose weights are all 0',
    inputs: { ...SIX, head: scaled(SIX.head, 0) },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'pictures so bright that logits reach hundreds',
    inputs: { ...FOUR, images: scaled(FOUR.images, 300) },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'log-of-zero' },
  },
  {
    title: 'a single picture',
    inputs: { ...FOUR, images: FOUR.images.slice(1, 2), labels: Uint8Array.of(1) },
    isEdge: true,
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Probing>[] => [
  { title: '5 random pictures, three classes', inputs: drawProbing(random, 5) },
  {
    title: '12 random pictures, ten classes',
    inputs: drawProbing(random, 12, { pixels: 5, dim: 4, classes: 10 }),
  },
];
