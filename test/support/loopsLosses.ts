import type { PairIndices } from '../../lib/similarity';
import { cosineLoop } from './loopsSimilarity';

type Matrix = readonly (readonly number[])[];

/** log Σ exp, shifted so that nothing overflows. */
function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  return largest + Math.log(values.reduce((total, v) => total + Math.exp(v - largest), 0));
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, v) => total + v, 0) / values.length;

/** The places of all pairs, by the definition: two loops and two lists. */
export function pairLoops(labels: ArrayLike<number>): Record<keyof PairIndices, number[]> {
  const pairs = {
    anchorPositive: [] as number[],
    positive: [] as number[],
    anchorNegative: [] as number[],
    negative: [] as number[],
  };
  for (let i = 0; i < labels.length; i += 1) {
    for (let j = 0; j < labels.length; j += 1) {
      if (labels[i] !== labels[j]) {
        pairs.anchorNegative.push(i);
        pairs.negative.push(j);
      } else if (i !== j) {
        pairs.anchorPositive.push(i);
        pairs.positive.push(j);
      }
    }
  }
  return pairs;
}

/** DCL of every positive pair, row by row of the similarity matrix. */
export function dclLoops(similarities: Matrix, labels: ArrayLike<number>, t: number): number[] {
  const { anchorPositive, positive } = pairLoops(labels);
  return anchorPositive.map((i, k) => {
    const negatives = similarities[i]!.filter((_, j) => labels[j] !== labels[i]);
    if (negatives.length === 0) return 0;
    return logSumExp(negatives.map((s) => s / t)) - similarities[i]![positive[k]!]! / t;
  });
}

/** The mean of DCL over all positive pairs; 0 where there are none. */
export function dclBatchLoops(similarities: Matrix, labels: ArrayLike<number>, t: number): number {
  const losses = dclLoops(similarities, labels, t);
  return losses.length === 0 ? 0 : mean(losses);
}

/** The margin loss, pair by pair. */
export function marginLoops(
  x1: Matrix,
  x2: Matrix,
  similar: readonly number[],
  margin: number,
): number {
  return mean(
    x1.map((x, i) => {
      const h = x.reduce((total, v, d) => total + (v - x2[i]![d]!) ** 2, 0);
      return similar[i] === 1 ? h / 2 : Math.max(0, margin - h) / 2;
    }),
  );
}

/** NT-Xent by Algorithm 1 of the paper, anchor by anchor. */
export function ntXentLoops(z1: Matrix, z2: Matrix, t: number): number {
  const z = [...z1, ...z2] as number[][];
  const partner = (i: number) => (i + z1.length) % z.length;
  return mean(
    z.map((anchor, i) => {
      const others = z.filter((_, k) => k !== i).map((other) => cosineLoop(anchor, other) / t);
      return logSumExp(others) - cosineLoop(anchor, z[partner(i)]!) / t;
    }),
  );
}

/** InfoNCE, query by query. */
export function infoNceLoops(
  query: Matrix,
  positive: Matrix,
  negatives: Matrix,
  t: number,
): number {
  return mean(
    (query as number[][]).map((q, i) => {
      const right = cosineLoop(q, positive[i]!) / t;
      return logSumExp([right, ...negatives.map((n) => cosineLoop(q, n) / t)]) - right;
    }),
  );
}

/** Softmax cross entropy, row by row. */
export const softmaxCrossEntropyLoops = (logits: Matrix, labels: readonly number[]): number =>
  mean(logits.map((row, n) => logSumExp(row) - row[labels[n]!]!));

/** Sinkhorn's assignments as the paper's code makes them: exponentials, then columns and rows in turn. */
export function sinkhornLoops(scores: Matrix, iterations: number, epsilon: number): number[][] {
  const q = scores.map((row) => row.map((s) => Math.exp(s / epsilon)));
  const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
  for (let i = 0; i < iterations; i += 1) {
    for (let k = 0; k < q[0]!.length; k += 1) {
      const column = sum(q.map((row) => row[k]!));
      for (const row of q) row[k]! /= column;
    }
    for (const row of q) {
      const total = sum(row);
      row.forEach((_, k) => (row[k]! /= total));
    }
  }
  return q;
}

/**
 * SwAV's loss, view by view and prototype by prototype.
 *
 * @param heldAt - Where the assignments are taken; where the predictions are, if left out.
 */
export function swavLoops(
  [z1, z2, prototypes]: readonly [Matrix, Matrix, Matrix],
  t: number,
  heldAt: readonly [Matrix, Matrix, Matrix] = [z1, z2, prototypes],
): number {
  const scores = (z: Matrix, c: Matrix) =>
    (z as number[][]).map((x) => (c as number[][]).map((y) => cosineLoop(x, y)));
  const half = (targetsOf: Matrix, predictionsOf: Matrix) => {
    const q = sinkhornLoops(scores(targetsOf, heldAt[2]), 3, 0.05);
    const logits = scores(predictionsOf, prototypes).map((row) => row.map((s) => s / t));
    return mean(
      logits.map((row, n) =>
        row.reduce((total, v, k) => total + q[n]![k]! * (logSumExp(row) - v), 0),
      ),
    );
  };
  return (half(heldAt[0], z2) + half(heldAt[1], z1)) / 2;
}

/** CLIP's loss by its definition: N questions of pictures, N of texts. */
export function clipLoops(images: Matrix, texts: Matrix, scale: number): number {
  const losses: number[] = [];
  images.forEach((image, i) => {
    const logits = texts.map((text) => scale * cosineLoop(image, text));
    losses.push(logSumExp(logits) - logits[i]!);
  });
  texts.forEach((text, j) => {
    const logits = images.map((image) => scale * cosineLoop(image, text));
    losses.push(logSumExp(logits) - logits[j]!);
  });
  return mean(losses);
}

/** Each row at length 1; a row of zeros stays one. */
const unitRows = (rows: Matrix): number[][] =>
  rows.map((row) => row.map((v) => v / (Math.hypot(...row) || 1)));

/** BYOL's loss, row by row. */
export function byolLoops(prediction: Matrix, target: Matrix): number {
  return mean(prediction.map((p, i) => 2 - 2 * cosineLoop(p, target[i]!)));
}

/** A first-in-first-out list of unit rows: one key in, one out, key by key. */
export function enqueueLoops(queue: Matrix, keys: Matrix): number[][] {
  const list = queue.map((row) => [...row]);
  for (const key of unitRows(keys)) {
    list.shift();
    list.push(key);
  }
  return list;
}
