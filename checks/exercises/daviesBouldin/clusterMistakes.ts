import { groupsOf, type Clustered } from './inputs';
import { known, reference, sum, worstOf, type Known } from './similarities';
import { mean } from '../vectors';

/** The index, or NaN where not as many clusters have points as are counted. */
const withEmpty = (inputs: Clustered, counted: number): number =>
  groupsOf(inputs).length < counted ? NaN : reference(inputs);

/** How the similarities of two clusters become one number. */
export const clusterMistakes: readonly Known[] = [
  {
    id: 'self-included',
    mimic: () => Infinity,
    hint: 'You compare each cluster with itself too: its distance from itself is 0, the quotient infinite. Leave j = i out of the maximum.',
  },
  {
    id: 'self-is-nan',
    mimic: () => NaN,
    hint: 'Your answer is NaN. On the diagonal you divide by 0, and infinity times 0 is NaN: choose with `tf.where`, or make the distance there infinite before you divide.',
  },
  {
    id: 'empty-cluster-counted',
    mimic: (inputs) => withEmpty(inputs, Math.max(...inputs.assignments) + 1),
    hint: 'A number that no point has is no cluster, yet you average over its points, 0 / 0. Take the numbers that occur: `new Set(…)`.',
  },
  {
    id: 'ten-clusters-fixed',
    mimic: (inputs) => withEmpty(inputs, 10),
    hint: 'You always count ten clusters. There are as many as there are different numbers in `assignments`.',
  },
  known(
    'mean-over-pairs',
    { worst: mean },
    'You average over the other clusters. Take the largest similarity of each: only the most similar other cluster counts.',
  ),
  known(
    'smallest-similarity',
    { worst: (similarities) => Math.min(...similarities) },
    'You take the least similar cluster. The index asks for the most similar one: the maximum.',
  ),
  known(
    'sum-over-pairs',
    { worst: sum },
    'You add up the similarities to all others. Take the largest of each cluster.',
  ),
  {
    id: 'largest-only',
    mimic: (inputs) => Math.max(...worstOf(inputs)),
    hint: 'You take the maximum over all pairs of clusters. Take it for each cluster, then the mean over the clusters: give `max` its axis.',
  },
  {
    id: 'sum-not-mean',
    mimic: (inputs) => sum(worstOf(inputs)),
    hint: 'You add up over the clusters. Divide by their number.',
  },
  {
    id: 'divided-by-points',
    mimic: (inputs) => sum(worstOf(inputs)) / inputs.points.length,
    hint: 'You divide by the number of points. The last mean is over the clusters.',
  },
  {
    id: 'not-averaged',
    mimic: (inputs) => worstOf(inputs),
    hint: 'You give one number a cluster. The index is their mean.',
  },
  known(
    'later-clusters-only',
    { counts: (i, j) => j > i, worst: (similarities) => Math.max(0, ...similarities) },
    'You compare each cluster only with those after it. Every other cluster counts: j ≠ i, not j > i.',
  ),
  known(
    'one-scatter',
    { similarity: (wi, _, between) => wi / between },
    'You take the scatter of one cluster only. Similarity adds both: WCD of i plus WCD of j.',
  ),
  known(
    'mean-scatter',
    { similarity: (wi, wj, between) => (wi + wj) / 2 / between },
    'Your answer is half of what it should be: add the two scatters, do not average them.',
  ),
  known(
    'scatters-multiplied',
    { similarity: (wi, wj, between) => (wi * wj) / between },
    'You multiply the two scatters. Similarity adds them.',
  ),
  known(
    'upside-down',
    { similarity: (wi, wj, between) => between / (wi + wj) },
    'Your quotient is upside down: clusters are similar if they are wide and near each other, so the distance stands below.',
  ),
];
