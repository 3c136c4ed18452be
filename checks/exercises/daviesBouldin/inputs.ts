import { shuffled, type Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';

/** Points, and the cluster of each. */
export interface Clustered extends Readonly<Record<string, Matrix | Uint8Array>> {
  readonly points: Matrix;
  readonly assignments: Uint8Array;
}

/** The points of each cluster that has any, in the order in which the clusters appear. */
export const groupsOf = ({ points, assignments }: Clustered): Matrix[] =>
  [...new Set(assignments)].map((name) => points.filter((_, n) => assignments[n] === name));

// Of a grid on which clusters have their places, one beside the other.
const SIDE = 3;

/**
 * `count` random points of clusters of different widths, at different places; each gets its share.
 *
 * The first points are of cluster 0, 1, 2 …: whoever numbers clusters as they appear does so alike.
 */
export function drawClustered(
  random: Random,
  count: number,
  dim: number,
  clusters: number,
): Clustered {
  const about = (middle: number, width: number) =>
    Math.round(100 * (middle + width * (2 * random() - 1))) / 100;
  const centres = Array.from({ length: clusters }, (_, c) => {
    const place = [SIDE * (c % 3), SIDE * Math.floor(c / 3)];
    return Array.from({ length: dim }, (__, d) => about(place[d] ?? 0, 0.5));
  });
  const later = shuffled(count - clusters, random);
  const assignments = Uint8Array.from({ length: count }, (_, n) =>
    n < clusters ? n : (later[n - clusters] ?? 0) % clusters,
  );
  const near = (centre: Vector, c: number) => centre.map((v) => about(v, 0.6 + 0.3 * (c % 4)));
  return { points: Array.from(assignments, (c) => near(centres[c] ?? [], c)), assignments };
}
