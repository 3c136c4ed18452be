import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { mean, transposed } from '../vectors';
import { embeddings, scores, softmax, type Probing } from './inputs';

/** A loss of the scores of a batch. */
export type Loss = (logits: Matrix, labels: Uint8Array) => number;

/** What a step is made of; a mistake changes a part or two. */
export interface Parts {
  /** What goes into the head. */
  readonly embed: (inputs: Probing) => Matrix;
  readonly loss: Loss;
  /** ∂ loss / ∂ logits, where an engine has it otherwise. */
  readonly slopes: (logits: Matrix, labels: Uint8Array) => Matrix;
  /** What the head's step is multiplied with: 0 where it is not trained. */
  readonly step: number;
  /** The same for its bias. */
  readonly biasStep: number;
  /** Whether anything but the head is trained, as 0 or 1. */
  readonly moved: number;
  /** Whether the running statistics change, as 0 or 1. */
  readonly statistics: number;
  /** Whether the loss is that of after the step. */
  readonly late: boolean;
}

/** −mean log softmax(logits)_label. */
export const crossEntropy: Loss = (logits, labels) =>
  mean(
    logits.map((row, n) => {
      const largest = Math.max(...row);
      const total = row.reduce((sum, v) => sum + Math.exp(v - largest), 0);
      return Math.log(total) + largest - (row[labels[n] ?? -1] ?? NaN);
    }),
  );

/** The right answer in float64 loops. */
export function reference(inputs: Probing): number[] {
  const { labels, head } = inputs;
  const h = embeddings(inputs);
  const logits = scores(h, head);
  const slopes = logits.map((row, n) =>
    softmax(row).map((p, c) => (p - (c === labels[n] ? 1 : 0)) / labels.length),
  );
  return answer(inputs, { h, value: crossEntropy(logits, labels), slopes });
}

/** A known mistake of this exercise. */
export type Known = Misconception<Probing>;

/** A mistake in some parts. */
export const known = (id: string, changed: Partial<Parts>, hint: string): Known => ({
  id,
  mimic: (inputs) => stepWith(inputs, changed),
  hint,
});

function stepWith(inputs: Probing, changed: Partial<Parts>): number[] {
  const { embed = embeddings, loss = crossEntropy, slopes: slopesOf, late = false } = changed;
  const { labels, head } = inputs;
  const h = embed(inputs);
  const logits = scores(h, head);
  const slopes = slopesOf?.(logits, labels) ?? differences(loss, logits, labels);
  const result = answer(inputs, { h, value: loss(logits, labels), slopes }, changed);
  if (!late) return result;
  return [loss(scores(h, afterStep(inputs, h, slopes)), labels), ...result.slice(1)];
}

interface Found {
  readonly h: Matrix;
  readonly value: number;
  /** ∂ value / ∂ logits. */
  readonly slopes: Matrix;
}

function answer(inputs: Probing, { h, value, slopes }: Found, changed: Partial<Parts> = {}) {
  const { moved = 0, statistics = 0 } = changed;
  return [value, moved, statistics, ...afterStep(inputs, h, slopes, changed).flat()];
}

/** The head, bias last, one step down the slope. */
function afterStep(
  { head, rate }: Probing,
  h: Matrix,
  slopes: Matrix,
  { step = 1, biasStep = step }: Partial<Parts> = {},
): Matrix {
  const inputs = transposed(h.map((row) => [...row, 1])); // [dim + 1, N]
  return head.map((row, d) => {
    const size = rate * (d === head.length - 1 ? biasStep : step);
    return row.map((weight, c) => {
      const gradient = (inputs[d] ?? []).reduce(
        (sum, v, n) => sum + v * (slopes[n]?.[c] ?? NaN),
        0,
      );
      return weight - size * gradient;
    });
  });
}

const STEP = 1e-4;

/** ∂ loss / ∂ logits by central differences. */
function differences(loss: Loss, logits: Matrix, labels: Uint8Array): number[][] {
  const at = (n: number, c: number, delta: number) =>
    loss(
      logits.map((row, i) => (i === n ? row.map((v, k) => (k === c ? v + delta : v)) : row)),
      labels,
    );
  return logits.map((row, n) => row.map((_, c) => (at(n, c, STEP) - at(n, c, -STEP)) / (2 * STEP)));
}
