import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Matrix, Values } from '../../plain';
import { pick, scaled } from '../vectors';
import { drawClustered, type Clustered } from './inputs';

const ORDER = [11, 2, 7, 0, 9, 4, 6, 1, 10, 3, 8, 5];
const TWICE = [...ORDER, ...ORDER];
/** Cluster 0 becomes 2, 1 becomes 0, 2 becomes 1. */
const RENAMED = [2, 0, 1];

const draw = (random: Random): Clustered => drawClustered(random, 12, 2, 3);
const same = (answer: Values): Values => answer;

const picked = ({ points, assignments }: Clustered, order: readonly number[]): Clustered => ({
  points: pick(points, order),
  assignments: Uint8Array.from(pick([...assignments], order)),
});

const moved =
  (change: (points: Matrix) => Matrix) =>
  ({ points, assignments }: Clustered): Clustered => ({ points: change(points), assignments });

/** What holds for any points in clusters. */
export const properties: readonly Property<Clustered>[] = [
  {
    says: 'Reordering the points together with their assignments must not change the answer',
    look: 'Which points belong to a cluster? Only `assignments` tells, not the place in the list.',
    draw,
    vary: (inputs) => picked(inputs, ORDER),
    expect: same,
  },
  {
    says: 'Renaming the clusters must not change the answer',
    look: 'No cluster is special: every one is compared with every other.',
    draw,
    vary: ({ points, assignments }) => ({
      points,
      assignments: assignments.map((name) => RENAMED[name] ?? 0),
    }),
    expect: same,
  },
  {
    says: 'Every point twice must not change the answer',
    look: 'Every sum over points is divided by the number of those points.',
    draw,
    vary: (inputs) => picked(inputs, TWICE),
    expect: same,
  },
  {
    says: 'Making everything three times as large must not change the answer',
    look: 'A distance is divided by a distance: is one of the two squared?',
    draw,
    vary: moved((points) => scaled(points, 3)),
    expect: same,
  },
  {
    says: 'Moving all points in the same direction must not change the answer',
    look: 'Only distances may enter. Are the centroids means of their own points?',
    draw,
    vary: moved((points) => points.map((row) => row.map((v, d) => v + 2 - 3 * d))),
    expect: same,
  },
  {
    says: 'Swapping the two axes must not change the answer',
    look: 'Both coordinates count alike: square, add up along the row, take the root.',
    draw,
    vary: moved((points) => points.map((row) => [...row].reverse())),
    expect: same,
  },
];
