import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { scaled } from '../vectors';
import { drawClustered, type Clustered } from './inputs';

const CROSSES = [
  [0, 1],
  [5, 0],
  [0, 4],
  [0, -1],
  [3, 0],
  [0, 6],
];

const EIGHT = [
  [0, 0],
  [4, 1],
  [1, 5],
  [1, 1],
  [5, 1],
  [0, 2],
  [0, 5],
  [2, 7],
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Clustered>[] = [
  {
    title: 'six points of three clusters, to check by hand',
    inputs: { points: CROSSES, assignments: Uint8Array.of(0, 1, 2, 0, 1, 2) },
    isPublic: true,
  },
  {
    title: 'eight points of clusters of different sizes',
    inputs: { points: EIGHT, assignments: Uint8Array.of(0, 1, 2, 0, 1, 0, 2, 2) },
    isPublic: true,
  },
  {
    title: 'clusters that are called 7, 1 and 4',
    inputs: { points: CROSSES, assignments: Uint8Array.of(7, 1, 4, 7, 1, 4) },
    isPublic: true,
    isEdge: true,
    suspects: { notFinite: 'empty-cluster-counted' },
  },
  {
    title: 'a cluster of a single point',
    inputs: { points: EIGHT, assignments: Uint8Array.of(0, 1, 2, 0, 1, 0, 2, 3) },
    isPublic: true,
    isEdge: true,
  },
  {
    title: 'two clusters',
    inputs: { points: EIGHT, assignments: Uint8Array.of(0, 1, 1, 0, 1, 0, 1, 1) },
    isEdge: true,
  },
  {
    title: 'points on a line',
    inputs: {
      points: [[0], [9], [2], [4], [8], [5]],
      assignments: Uint8Array.of(0, 2, 0, 1, 2, 1),
    },
    isEdge: true,
  },
  {
    title: 'points about 10,000 apart',
    inputs: { points: scaled(EIGHT, 2000), assignments: Uint8Array.of(0, 1, 2, 0, 1, 0, 2, 2) },
    isEdge: true,
  },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Clustered>[] => [
  { title: '12 random points of four clusters', inputs: drawClustered(random, 12, 2, 4) },
  {
    title: '17 random points in space, of three clusters',
    inputs: drawClustered(random, 17, 3, 3),
  },
  { title: '35 random points of ten clusters', inputs: drawClustered(random, 35, 2, 10) },
];
