import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { kernelApi } from './kernelApi';
import { formatShape } from './shapes';
import { historyOf, type History, type StepReport } from './train/history';

export type { History, StepReport } from './train/history';

/** One step of training: changes the weights, and says what the loss was before it did. */
export type Step<Batch> = (batch: Batch) => tf.Tensor | null;

/** What an epoch came to. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  /** Mean of the losses of its steps. */
  readonly loss: number;
}

/** What to train on, for how long, and who wants to know. */
export interface TrainOptions<Batch> {
  /** The batches of an epoch, counted from 1; their tensors are disposed after their step. */
  readonly batches: (epoch: number) => Iterable<Batch>;
  readonly epochs?: number;
  /** Stops the training after the step in hand; the kernel's Stop by default. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each step; training waits for it. */
  readonly onStep?: (report: StepReport) => void | Promise<void>;
  /** Hears of each epoch; training waits for it. */
  readonly onEpoch?: (report: EpochReport) => void | Promise<void>;
}

/**
 * Trains: takes every batch of every epoch through `step`, and keeps no tensor but the weights.
 *
 * What `step` makes on its way is disposed after it, and so are its batch and its loss. Between
 * steps the rest of the program gets a turn about every 50 ms, so that Stop and displays work.
 *
 * @param step - `({ images, labels }) => optimizer.minimize(() => loss(…), true)`.
 * @throws the reason of `signal` when that is aborted; the weights stay as the last step left them.
 * @throws Error at a loss that is not finite, an epoch without batches, a step without a loss.
 */
export async function train<Batch>(
  step: Step<Batch>,
  options: TrainOptions<Batch>,
): Promise<History> {
  const { batches, epochs = 1, signal = kernelApi()?.stopSignal(), onStep, onEpoch } = options;
  assertEpochs(epochs);
  const breathe = turnForOthers();
  const steps: StepReport[] = [];
  const epochLosses: number[] = [];
  signal?.throwIfAborted();
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const first = steps.length;
    for (const batch of batches(epoch)) {
      const at = { epoch, step: steps.length + 1 };
      const report = { ...at, loss: take(step, batch, at) };
      steps.push(report);
      await onStep?.(report);
      await breathe();
      signal?.throwIfAborted();
    }
    const loss = meanLoss(steps.slice(first), epoch);
    epochLosses.push(loss);
    await onEpoch?.({ epoch, loss });
  }
  return historyOf(steps, epochLosses);
}

/** Takes one step, and disposes everything but the weights. */
function take<Batch>(
  step: Step<Batch>,
  batch: Batch,
  { epoch, step: number }: Omit<StepReport, 'loss'>,
): number {
  try {
    const loss = tf.tidy(() => readLoss(step(batch)));
    if (!Number.isFinite(loss)) {
      throw new Error(
        `train: the loss is ${loss} at step ${number}, in epoch ${epoch}; try a lower learning ` +
          'rate, and look for a logarithm of 0 or a division by 0 in the loss.',
      );
    }
    return loss;
  } finally {
    tf.dispose(batch as tf.TensorContainer);
  }
}

function readLoss(loss: unknown): number {
  const shape = loss instanceof tf.Tensor ? (loss.shape as number[]) : undefined;
  if (!(loss instanceof tf.Tensor) || loss.size !== 1) {
    const found = shape ? formatShape(shape) : String(loss);
    throw new TypeError(
      `train: step returned ${found}; it must return the loss, a scalar tensor, ` +
        'as `optimizer.minimize(() => …, true)` does.',
    );
  }
  return loss.dataSync<'float32'>()[0] ?? NaN;
}

function meanLoss(steps: readonly StepReport[], epoch: number): number {
  if (steps.length === 0) {
    throw new Error(
      `train: epoch ${epoch} has no batches; \`batches\` must make new ones for each epoch.`,
    );
  }
  return steps.reduce((total, { loss }) => total + loss, 0) / steps.length;
}

function assertEpochs(epochs: number): void {
  if (!(Number.isInteger(epochs) && epochs > 0)) {
    throw new RangeError(`train: epochs is ${epochs}; it must be a whole number above 0.`);
  }
}

// Long enough to cost nothing, short enough for a button to feel prompt.
const TURN_MS = 50;

/** A function to await often: about every 50 ms it lets pending events run first. */
function turnForOthers(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= TURN_MS) {
      await setImmediate();
      last = performance.now();
    }
  };
}
