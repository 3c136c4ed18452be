import * as tf from '@tensorflow/tfjs';
import { alignment } from '../evaluate/alignment';
import { collapseMonitor } from '../evaluate/collapseMonitor';
import { assertLabelled, assertRows } from '../evaluate/guards';
import { uniformity } from '../evaluate/uniformity';
import type { Labels } from '../plot/groups';
import { assertSameShape, assertWhole, formatShape } from '../shapes';
import { l2Normalize } from '../similarity';
import { inThePlane, type Moment, type RunFrame } from './inThePlane';

/** Options of {@link recorder}. */
export interface RecorderOptions {
  /** One class label for each row of the embeddings, at most 10 different ones. */
  readonly labels?: Labels;
  /** Of more rows, every k-th is kept to be drawn; monitors see all. @defaultValue 500 */
  readonly maxPoints?: number;
  /** Draws unit rows, as a cosine sees them, instead of the rows as they are. @defaultValue false */
  readonly unit?: boolean;
}

/** Options of `record`. */
export interface RecordOptions {
  /** Embeddings of the second views, [N, D], row i the positive of row i: adds alignment and uniformity. */
  readonly positives?: tf.Tensor2D;
}

/** Keeps what a training was like at some moments. */
export interface Recorder {
  /**
   * Keeps one moment. Disposes nothing: the embeddings stay the caller's.
   *
   * @param epoch - Any number, higher than the one before; 0 for what is there before training.
   * @param embeddings - [N, D], of the same pictures in the same order each time.
   * @param notes - Name → number, such as `{ loss }`.
   * @throws RangeError where the epoch does not rise, shapes differ, or a number is not finite.
   */
  readonly record: (
    epoch: number,
    embeddings: tf.Tensor2D,
    notes?: Readonly<Record<string, number>>,
    options?: RecordOptions,
  ) => void;
  /** What was kept so far, in one plane: see {@link RunFrame}. Holds no tensor. */
  readonly frames: readonly RunFrame[];
}

/**
 * Records a training, to be looked at from start to end with {@link scrubber}.
 *
 * ```ts
 * const run = recorder({ labels });
 * await train(step, {
 *   …,
 *   onEpoch: ({ epoch, loss }) => tf.tidy(() => { run.record(epoch, model.apply(images), { loss }); }),
 * });
 * show(scrubber(run.frames));
 * ```
 *
 * What was recorded stays when the training is stopped or fails.
 *
 * @throws RangeError unless `maxPoints` is a whole number above 0.
 */
export function recorder({
  labels,
  maxPoints = 500,
  unit = false,
}: RecorderOptions = {}): Recorder {
  assertWhole('recorder', { maxPoints });
  const moments: Moment[] = [];
  let shape: [number, number] | undefined;
  let kept: number[] = [];
  return {
    record: (epoch, embeddings, notes = {}, { positives } = {}) => {
      assertNext(epoch, moments.at(-1)?.epoch);
      assertEmbeddings(embeddings, shape, labels);
      const monitors = { ...notes, ...measured(embeddings, positives) };
      shape ??= embeddings.shape;
      kept = everyKth(shape[0], maxPoints);
      moments.push({ epoch, embeddings: rowsOf(embeddings, kept, unit), monitors });
    },
    get frames() {
      const drawn = labels ? { labels: kept.map((i) => labels[i] ?? '') } : {};
      const points = inThePlane(moments, shape?.[1] ?? 2);
      return moments.map(({ epoch, monitors }, i) => ({
        epoch,
        points: points[i] ?? [],
        ...drawn,
        monitors,
      }));
    },
  };
}

/** The numbers that tell a collapse from a success. */
function measured(
  embeddings: tf.Tensor2D,
  positives: tf.Tensor2D | undefined,
): Record<string, number> {
  if (positives) assertSameShape('recorder', { embeddings, positives });
  const { standardDeviation, effectiveRank } = collapseMonitor(embeddings);
  const valueOf = (scalar: () => tf.Scalar): number =>
    tf.tidy(() => scalar().dataSync<'float32'>()[0] ?? NaN);
  return {
    'std per dimension': standardDeviation,
    'effective rank': effectiveRank,
    ...(positives
      ? {
          alignment: valueOf(() => alignment(embeddings, positives)),
          uniformity: valueOf(() => uniformity(embeddings)),
        }
      : {}),
  };
}

const everyKth = (count: number, most: number): number[] => {
  const every = Math.ceil(count / most);
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
};

/** The kept rows as numbers of their own: what the backend holds may be written over. */
const rowsOf = (embeddings: tf.Tensor2D, kept: readonly number[], unit: boolean): Float32Array =>
  tf.tidy(() => {
    const rows = tf.gather(embeddings, tf.tensor1d([...kept], 'int32'));
    return Float32Array.from((unit ? l2Normalize(rows) : rows).dataSync<'float32'>());
  });

function assertNext(epoch: number, before: number | undefined): void {
  if (!Number.isFinite(epoch) || (before !== undefined && epoch <= before)) {
    const after = before === undefined ? '' : ` after ${before}`;
    throw new RangeError(`recorder: epoch is ${epoch}${after}; epochs must be numbers that rise.`);
  }
}

function assertEmbeddings(
  embeddings: tf.Tensor2D,
  shape: readonly number[] | undefined,
  labels: Labels | undefined,
): void {
  assertRows('recorder', { embeddings });
  const [count, dim] = embeddings.shape;
  if (shape && (count !== shape[0] || dim !== shape[1])) {
    throw new RangeError(
      `recorder: embeddings is ${formatShape(embeddings.shape)}, and was ${formatShape([...shape])} before; ` +
        'every moment wants the same pictures in the same order.',
    );
  }
  if (labels) assertLabelled('recorder', ['embeddings', 'labels'], [count, labels.length]);
  if (!embeddings.dataSync<'float32'>().every(Number.isFinite)) {
    throw new RangeError('recorder: embeddings hold NaN or ∞; try a lower learning rate.');
  }
}
