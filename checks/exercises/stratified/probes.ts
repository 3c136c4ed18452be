import { uniforms, type Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawLabels, type Labelled } from './inputs';

const labelsOf = (sizes: Readonly<Record<number, number>>, seed: number): Uint8Array =>
  drawLabels(uniforms(seed), sizes);

const FORTY = labelsOf({ 0: 20, 1: 12, 2: 8 }, 1);
const NAMED = labelsOf({ 1: 12, 4: 8, 7: 20 }, 2);

/** Public inputs, then edges. */
export const probes: readonly Probe<Labelled>[] = [
  {
    title: '40 labels, 20 of class 0, 12 of class 1, 8 of class 2, a quarter of each',
    inputs: { labels: FORTY, options: { fraction: 0.25, seed: 1 } },
    isPublic: true,
  },
  {
    title: '60 labels, 30 of class 0, 14 of class 1, 16 of class 2, a tenth of each',
    inputs: {
      labels: labelsOf({ 0: 30, 1: 14, 2: 16 }, 3),
      options: { fraction: 0.1, seed: 5 },
    },
    isPublic: true,
  },
  {
    title: 'three classes of ten, a quarter of each, which is 2½',
    inputs: { labels: labelsOf({ 0: 10, 1: 10, 2: 10 }, 4), options: { fraction: 0.25, seed: 2 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'a class of two, a tenth of each',
    inputs: { labels: labelsOf({ 0: 40, 1: 40, 2: 2 }, 5), options: { fraction: 0.1, seed: 3 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'classes that are called 7, 1 and 4',
    inputs: { labels: NAMED, options: { fraction: 0.25, seed: 4 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'classes that are called 3 and 12',
    inputs: {
      labels: labelsOf({ 3: 16, 12: 24 }, 7),
      options: { fraction: 0.25, seed: 4 },
    },
    isPublic: true,
    isEdge: true,
  },
  {
    title: '40 labels, of which none is to be picked',
    inputs: { labels: FORTY, options: { fraction: 0, seed: 1 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: '40 labels, of which all are to be picked',
    inputs: { labels: FORTY, options: { fraction: 1, seed: 1 } },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'a single class',
    inputs: { labels: new Uint8Array(40), options: { fraction: 0.2, seed: 6 } },
    isEdge: true,
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Labelled>[] => [
  {
    title: '90 labels of four classes, a fifth of each',
    inputs: {
      labels: drawLabels(random, { 0: 11, 1: 34, 2: 27, 3: 18 }),
      options: { fraction: 0.2, seed: drawSeed(random) },
    },
  },
  {
    title: '1,000 labels of ten classes, 3 % of each',
    inputs: {
      labels: drawLabels(random, [40, 60, 70, 80, 90, 110, 120, 130, 140, 160]),
      options: { fraction: 0.03, seed: drawSeed(random) },
    },
  },
];

const drawSeed = (random: Random): number => Math.floor(1e6 * random());
