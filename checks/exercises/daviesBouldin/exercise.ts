import type { Exercise } from '../../exercise';
import { plainNumber } from '../plainNumber';
import { drawClustered, type Clustered } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { reference } from './similarities';

/** Notebook 3, second exercise: the similarity of each cluster with its most similar one. */
export const daviesBouldinExercise: Exercise<Clustered> = {
  name: 'daviesBouldin',
  title: 'Davies–Bouldin index',
  points: 3,
  twins: ['daviesBouldin'],
  wanted: 'one number, plain or as a tensor of shape []',
  measure: plainNumber,
  reference,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawClustered(random, count, 2, 3),
  look: 'Do the six points by hand: three centroids, three scatters, three distances, three maxima.',
  hints: [
    'Go cluster by cluster: the numbers that occur are `[...new Set(Array.from(assignments))]`. Each needs two things, its centroid and its WCD. A loop over clusters is fine.',
    'With `rows` for the places of one cluster’s points, `const own = tf.gather(points, rows)` are the points and `own.mean(0)` is the centroid. WCD is the mean of `own.sub(centroid).square().sum(1).sqrt()`.',
    'Plain numbers are easier from here: `arraySync()` for the centroids and WCDs. For each i take the maximum over all j ≠ i of (WCD_i + WCD_j) / BCD_ij, with `Math.hypot` for the distance.',
    'Filter j = i out before `Math.max(…)`: there the distance is 0. Last, add up the maxima and divide by the number of clusters.',
  ],
};
