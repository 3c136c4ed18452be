import { drawPictures } from './exercises/augment/pictures';
import { drawClustered } from './exercises/daviesBouldin/inputs';
import { drawSimilarities, mirrored, pairsOf } from './exercises/dclLoss/inputs';
import { unitRows } from './exercises/enqueue/inputs';
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
  similarities: drawSimilarities,
  mirrored,
  /** The lists of pairs of a batch. */
  pairsOf,
  /** Two embeddings a pair, some nearer than the margin and some farther. */
  pairs: drawPairs,
  clustered: drawClustered,
  pictures: drawPictures,
  probing: drawProbing,
} as const;

export type Draws = typeof draws;
