import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawLabels, type Labels } from './pairs';

/** Public inputs, then edges. */
export const probes: readonly Probe<Labels>[] = [
  {
    title: 'four pictures, three of them of class 0',
    inputs: { labels: Uint8Array.of(0, 0, 1, 0) },
    isPublic: true,
  },
  {
    title: 'five pictures of three classes',
    inputs: { labels: Uint8Array.of(2, 0, 2, 1, 0) },
    isPublic: true,
  },
  {
    title: 'five pictures of the classes 7 and 250',
    inputs: { labels: Uint8Array.of(250, 7, 7, 250, 7) },
    isPublic: true,
  },
  {
    title: 'three pictures of one class',
    inputs: { labels: Uint8Array.of(1, 1, 1) },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'four pictures of four classes',
    inputs: { labels: Uint8Array.of(3, 0, 2, 1) },
    isPublic: true,
    isEdge: true,
  },
  { title: 'a single picture', inputs: { labels: Uint8Array.of(1) }, isPublic: true, isEdge: true },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Labels>[] => [
  { title: '8 pictures of three classes', inputs: { labels: drawLabels(random, 8, 3) } },
  { title: '13 pictures of ten classes', inputs: { labels: drawLabels(random, 13, 10) } },
];
