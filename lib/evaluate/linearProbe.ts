import * as tf from '@tensorflow/tfjs';
import { indexBatches } from '../data/batches';
import { compileStep } from '../engine/compileStep';
import { softmaxCrossEntropy } from '../engine/fused/softmaxCrossEntropy';
import type { Encoder } from '../models/encoder';
import { linearHead } from '../models/linearHead';
import { sgdMomentum } from '../optim/sgdMomentum';
import { uniforms } from '../random';
import { train, type EpochReport, type History } from '../train';
import { assertLabelled, assertRows } from './guards';
import { taken } from './taken';
import { assertWhole } from '../shapes';

/** Embeddings with their classes, to learn from and to be judged by; and how to learn. */
export interface LinearProbeOptions {
  /** What the classifier learns from, [N, D]. Never changed. */
  readonly embeddings: tf.Tensor2D;
  /** The class of each, [N]. */
  readonly labels: Uint8Array;
  /** What it is judged by, [M, D]. */
  readonly testEmbeddings: tf.Tensor2D;
  readonly testLabels: Uint8Array;
  /** How many classes there are; labels count from 0. @defaultValue 10 */
  readonly classes?: number;
  /** @defaultValue 5 */
  readonly epochs?: number;
  /** @defaultValue 128 */
  readonly batchSize?: number;
  /** Makes the optimizer, which the probe disposes. @defaultValue learning rate 0.01, momentum 0.9 */
  readonly optimizer?: () => tf.Optimizer;
  /** Of the first weights and the order of the batches. @defaultValue 0 */
  readonly seed?: number;
  /** Stops the training after the step in hand; the kernel's Stop by default. */
  readonly signal?: AbortSignal;
  /** Hears of each epoch; training waits for it. */
  readonly onEpoch?: (report: EpochReport) => void | Promise<void>;
}

/** How much a linear classifier makes of embeddings. */
export interface LinearProbe {
  /** The share of the test embeddings that get their class, from 0 to 1. */
  readonly accuracy: number;
  /** The cross entropies of the training, in nats. */
  readonly history: History;
}

/**
 * Linear evaluation: trains one linear layer on frozen embeddings, to see what is in them.
 *
 *     least  −mean log softmax(h W + b)_label  over W and b
 *
 * The same seed trains the same classifier, up to the engine's rounding.
 *
 * @throws RangeError unless there are rows to learn from and to be judged by, and each has a label
 *   below `classes`.
 * @see Chen et al. 2020, section 2.3. https://arxiv.org/abs/2002.05709
 */
export async function linearProbe(options: LinearProbeOptions): Promise<LinearProbe> {
  const { embeddings, labels, testEmbeddings, testLabels, classes = 10, seed = 0 } = options;
  const { optimizer: makeOptimizer = () => sgdMomentum() } = options;
  const { epochs = 5, batchSize = 128, signal, onEpoch = () => undefined } = options;
  assertProbe(options, classes);
  const random = uniforms(seed);
  const head = linearHead({ inputDim: embeddings.shape[1], classes, seed });
  const optimizer = makeOptimizer();
  const step = compileStep(
    (h: tf.Tensor2D, ofClass: tf.Tensor1D) => softmaxCrossEntropy(head.apply(h), ofClass),
    { optimizer, variables: head.weights },
  );
  const batches = () =>
    deal(
      options,
      indexBatches('linearProbe', labels.length, { batchSize, seed: random() * 2 ** 32 }),
    );
  try {
    const trained = { batches, epochs, signal, onEpoch };
    const history = await train(({ h, ofClass }: ProbeBatch) => step(h, ofClass), trained);
    return { accuracy: accuracyOf(head, testEmbeddings, testLabels), history };
  } finally {
    head.dispose();
    optimizer.dispose();
  }
}

/** Some embeddings and their classes. */
interface ProbeBatch {
  readonly h: tf.Tensor2D;
  readonly ofClass: tf.Tensor1D;
}

function* deal(
  { embeddings, labels }: Pick<LinearProbeOptions, 'embeddings' | 'labels'>,
  parts: readonly Uint32Array[],
): Generator<ProbeBatch, void, void> {
  for (const part of parts) {
    yield tf.tidy(() => ({
      h: tf.gather(embeddings, tf.tensor1d(Int32Array.from(part))),
      ofClass: tf.tensor1d(Int32Array.from(part, (i) => labels[i] ?? 0)),
    }));
  }
}

function accuracyOf(head: Encoder, embeddings: tf.Tensor2D, labels: Uint8Array): number {
  const predicted = taken(tf.tidy(() => head.apply(embeddings).argMax(1)));
  return predicted.filter((label, i) => label === labels[i]).length / labels.length;
}

function assertProbe(options: LinearProbeOptions, classes: number): void {
  const { embeddings, labels, testEmbeddings, testLabels } = options;
  assertRows('linearProbe', { embeddings, testEmbeddings });
  assertWhole('linearProbe', { classes });
  const found = [
    ['embeddings', 'labels', embeddings, labels],
    ['testEmbeddings', 'testLabels', testEmbeddings, testLabels],
  ] as const;
  for (const [rows, name, { shape }, all] of found) {
    assertLabelled('linearProbe', [rows, name], [shape[0], all.length]);
    if (all.length === 0) {
      throw new RangeError(`linearProbe: ${rows} has 0 rows; at least 1 is needed.`);
    }
    const row = all.findIndex((label) => label >= classes);
    if (row >= 0) {
      throw new RangeError(
        `linearProbe: label ${all[row] ?? ''} of row ${row} of ${name} is not below classes, ${classes}.`,
      );
    }
  }
}
