import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import { loadProgress, saveProgress, type Trace, type Trained } from './checkpoint';

/** A training that may be broken off after any epoch, and gone on with. */
export interface Pieces<Batch> extends Trained {
  readonly label: string;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** The batches of an epoch, counted from 1. */
  readonly batches: (epoch: number) => Iterable<Batch>;
  readonly step: lib.Step<Batch>;
  /** The learning rate of an epoch; that of the optimizer where it is left out. */
  readonly rate?: (epoch: number) => number;
  /** Where the state of the last epoch lies. */
  readonly checkpoint: string;
  readonly resume: boolean;
}

/**
 * Trains epoch by epoch, and keeps after each what it takes to go on from there.
 *
 * @returns The losses of all epochs, those before the break included.
 */
export async function trainInPieces<Batch>(pieces: Pieces<Batch>): Promise<Trace> {
  const { label, epochs, stepsPerEpoch, batches, step, rate, checkpoint, resume } = pieces;
  let trace: Trace = (resume ? await loadProgress(checkpoint, pieces) : undefined) ?? {
    epochLosses: [],
    seconds: 0,
  };
  for (let epoch = trace.epochLosses.length + 1; epoch <= epochs; epoch += 1) {
    if (rate) lib.setLearningRate(pieces.optimizer, rate(epoch));
    const bar = lib.progressBar({
      total: stepsPerEpoch,
      label: `${label}, epoch ${epoch}/${epochs}`,
    });
    const started = performance.now();
    const { epochLosses } = await lib.train(step, {
      batches: () => batches(epoch),
      onStep: ({ step: number, loss }) => {
        bar.update(number, { loss });
      },
    });
    trace = {
      epochLosses: [...trace.epochLosses, ...epochLosses],
      seconds: trace.seconds + (performance.now() - started) / 1000,
    };
    await saveProgress(checkpoint, pieces, trace);
    console.log(`${label}: epoch ${epoch}, loss ${epochLosses[0]?.toFixed(4) ?? ''}`);
  }
  return trace;
}

/** Embeddings of a whole dataset, [count, dim], in batches. */
export function embed(
  { apply }: lib.Encoder,
  pictures: lib.Pictures,
  options: lib.ImageOptions = {},
): tf.Tensor2D {
  return tf.tidy(() => {
    const parts = [...lib.batches(pictures, { ...options, batchSize: 500 })];
    return tf.concat(parts.map(({ images }) => tf.tidy(() => apply(images))));
  });
}
