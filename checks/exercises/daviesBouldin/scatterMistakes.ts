import type { Vector } from '../../plain';
import { centroid, distance, known, sum, type Known } from './similarities';
import { mean } from '../vectors';

const square = (v: number): number => v ** 2;
const squared = (x: Vector, y: Vector): number => distance(x, y) ** 2;
const manhattan = (x: Vector, y: Vector): number =>
  sum(x.map((v, d) => Math.abs(v - (y[d] ?? NaN))));

/** WCD and BCD: how wide clusters are, where their middles lie, and how far apart. */
export const scatterMistakes: readonly Known[] = [
  known(
    'squared-scatter',
    { reach: squared },
    'You average squared distances to the centroid. WCD is the mean of the distances themselves: take each root before the mean.',
  ),
  known(
    'rms-scatter',
    { within: (reaches) => Math.sqrt(mean(reaches.map(square))) },
    'You take the root of the mean of squares. WCD is the mean distance: take each root first, then the mean.',
  ),
  known(
    'scatter-summed',
    { within: sum },
    'You add up the distances within a cluster. WCD is their mean: divide by the number of its points.',
  ),
  known(
    'scatter-over-all-points',
    { within: (reaches, { points }) => sum(reaches) / points.length },
    'You divide the distances within a cluster by the number of all points. Divide by the number of its own.',
  ),
  known(
    'one-too-few',
    { within: (reaches) => sum(reaches) / (reaches.length - 1) },
    'You divide by one less than the number of a cluster’s points. WCD is a plain mean.',
  ),
  known(
    'largest-scatter',
    { within: (reaches) => Math.max(...reaches) },
    'You take the point farthest from the centroid. WCD is the mean over all points of the cluster.',
  ),
  known(
    'points-among-themselves',
    {
      within: (_, __, rows) =>
        mean(rows.flatMap((x, n) => rows.slice(n + 1).map((y) => distance(x, y)))),
    },
    'You average the distances of the points from each other. WCD is their mean distance from the centroid.',
  ),
  known(
    'global-centroid',
    {
      within: (_, { points }, rows) => mean(rows.map((row) => distance(row, centroid(points)))),
    },
    'You measure from the mean of all points. Every cluster has its own centroid: the mean of its points.',
  ),
  known(
    'first-point-as-centroid',
    { centre: (rows) => rows[0] ?? [] },
    'You take a point of the cluster for its centroid. The centroid is the mean of all its points.',
  ),
  known(
    'centroid-over-all-points',
    { centre: (rows, { points }) => centroid(rows).map((v) => (v * rows.length) / points.length) },
    'Your centroids are too near the origin: divide the sum of a cluster’s points by their number, not by that of all points.',
  ),
  known(
    'centroid-summed',
    { centre: (rows) => centroid(rows).map((v) => v * rows.length) },
    'Your centroids are sums. Divide by the number of the cluster’s points.',
  ),
  known(
    'squared-between',
    { between: squared },
    'You divide by the squared distance of the centroids. BCD is the distance: take the root.',
  ),
  known(
    'squares-throughout',
    { reach: squared, between: squared },
    'You leave the roots out, within and between. Both are distances: take the root of each sum of squares.',
  ),
  known(
    'manhattan',
    { reach: manhattan, between: manhattan },
    'You add up absolute differences. Both distances are straight lines: square, add up, take the root.',
  ),
];
