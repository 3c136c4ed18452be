import type { Random } from '../../../lib';
import type { Matrix } from '../../plain';

/** The classes of a batch. */
export interface Labels extends Readonly<Record<string, Uint8Array>> {
  readonly labels: Uint8Array;
}

/** How often (i, j) is listed. */
export type Count = (labels: Uint8Array, i: number, j: number) => number;

/** How often each pair is listed among the positive ones, and among the negative ones. */
export interface Counts {
  readonly positive: Count;
  readonly negative: Count;
}

/** Once where two different pictures have one class, once where two have different ones. */
export const RIGHT: Counts = {
  positive: (labels, i, j) => Number(i !== j && labels[i] === labels[j]),
  negative: (labels, i, j) => Number(labels[i] !== labels[j]),
};

/** Anchors as rows, the positive pairs above the negative ones: [2N, N]. The order of lists is lost. */
export const counted = (labels: Uint8Array, { positive, negative }: Counts): Matrix => {
  const places = [...labels.keys()];
  return [positive, negative].flatMap((count) =>
    places.map((i) => places.map((j) => count(labels, i, j))),
  );
};

/** `count` labels below `classes`, each class at least once. */
export const drawLabels = (random: Random, count: number, classes: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, i) =>
    i < classes ? (i * 7) % classes : Math.floor(classes * random()),
  );

/** The four lists as loops find them. */
export function listed(labels: Uint8Array) {
  const places = [...labels.keys()];
  const where = (count: Count) =>
    places.flatMap((i) => places.filter((j) => count(labels, i, j) > 0).map((j) => [i, j]));
  const column = (pairs: number[][], k: number) => Int32Array.from(pairs, (pair) => pair[k] ?? 0);
  const [positives, negatives] = [where(RIGHT.positive), where(RIGHT.negative)];
  return {
    anchorPositive: column(positives, 0),
    positive: column(positives, 1),
    anchorNegative: column(negatives, 0),
    negative: column(negatives, 1),
  };
}
