import type { PairedRows } from '../cosineSimilarity/misconceptions';
import type { Vector } from '../pairMistake';
import { cosine, mean } from '../vectors';

/** What `compare` gives for row i of one matrix with row i of the other. */
export const compared = (
  { z1, z2 }: PairedRows,
  compare: (x: Vector, y: Vector) => number = cosine,
): number[] => z1.map((x, i) => compare(x, z2[i] ?? []));

/** The loss in float64 loops, for a measure that may be a mistake. */
export const negativeMean =
  (compare: (x: Vector, y: Vector) => number = cosine) =>
  (inputs: PairedRows): number =>
    -mean(compared(inputs, compare));
