import { drawPictures } from './exercises/augment/pictures';
import { drawClustered } from './exercises/daviesBouldin/inputs';
import { drawSimilarities, mirrored, pairsOf } from './exercises/dclLoss/inputs';
import { drawRun } from './exercises/diagnose/runs';
import { unitRows } from './exercises/enqueue/inputs';
import { drawGradients } from './exercises/gradientCheck/gradients';
import { drawPairs } from './exercises/marginLoss/inputs';
import { drawProbing } from './exercises/probeStep/inputs';
import { drawLabels } from './exercises/stratified/inputs';
import { drawMatrix, scaled } from './exercises/vectors';
import type { Matrix } from './plain';

/** Each row twice as long as the one before it, beside what was drawn. */
const uneven = (rows: Matrix): number[][] => rows.map((row, n) => row.map((v) => v * 2 ** n));

/** What draws the inputs of exercises, for whoever writes more of them. */
export const draws = {
  /** Rows with entries from −2 to 2; none is near zero. */
  matrix: drawMatrix,
  /** Every row times a factor. */
  scaled,
  uneven,
  /** Every row at length 1. */
  unit: unitRows,
  /** Labels of classes of given sizes, in mixed order. */
  labels: drawLabels,
  /** A matrix as the similarities of a batch: from −1 to 1, not symmetric. */
  similarities: drawSimilarities,
  mirrored,
  /** The lists of pairs of a batch. */
  pairsOf,
  /** Two embeddings a pair, some nearer than the margin and some farther. */
  pairs: drawPairs,
  /** Points with the number of the cluster of each. */
  clustered: drawClustered,
  /** Small colour pictures, bright on the right. */
  pictures: drawPictures,
  /** A small network with pictures and labels for one step of its head. */
  probing: drawProbing,
  /** What may be measured of a run with a given cause of trouble. */
  run: drawRun,
  /** Random gradients of two layers. */
  gradients: drawGradients,
} as const;

/** What hidden inputs may be drawn with. */
export type Draws = typeof draws;
