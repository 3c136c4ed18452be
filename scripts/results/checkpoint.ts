import fs from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';

/** What training changes. */
export interface Trained {
  readonly model: lib.Encoder;
  readonly optimizer: tf.Optimizer;
}

/** What a training has come to so far. */
export interface Trace {
  /** Mean over the steps of each epoch. */
  readonly epochLosses: readonly number[];
  /** Of training alone: steps, data, progress; without evaluation and checkpoints. */
  readonly seconds: number;
}

type Variables = Record<string, tf.Variable>;

/** Keeps all that is needed to go on after this epoch, in one file. */
export async function saveProgress(file: string, trained: Trained, trace: Trace): Promise<void> {
  const { model, optimizer } = trained;
  const slots = variables(await optimizer.getWeights());
  const told = traceVariable(trace);
  await lib.saveWeights(file, { ...model.weights, ...model.statistics, ...slots, trace: told });
  tf.dispose([slots, told]);
}

// The file format has no lists of unknown length: the rest is NaN.
const MOST_EPOCHS = 200;

const traceVariable = ({ epochLosses, seconds }: Trace): tf.Variable =>
  tf.tidy(() => {
    const rest = new Array<number>(MOST_EPOCHS - epochLosses.length).fill(NaN);
    return tf.variable(tf.tensor1d([seconds, ...epochLosses, ...rest]));
  });

/**
 * Brings model and optimizer to where they were.
 *
 * @returns undefined where there is no such file.
 */
export async function loadProgress(
  file: string,
  { model, optimizer }: Trained,
): Promise<Trace | undefined> {
  if (!fs.existsSync(file)) return undefined;
  makeSlots(optimizer, model.weights);
  const slots = variables(await optimizer.getWeights());
  const told = traceVariable({ epochLosses: [], seconds: 0 });
  await lib.loadWeights(file, { ...model.weights, ...model.statistics, ...slots, trace: told });
  await optimizer.setWeights(Object.entries(slots).map(([name, tensor]) => ({ name, tensor })));
  const [seconds = 0, ...losses] = Array.from(told.dataSync());
  tf.dispose([slots, told]);
  return { seconds, epochLosses: losses.filter((loss) => !Number.isNaN(loss)) };
}

const variables = (named: readonly { readonly tensor: tf.Tensor }[]): Variables =>
  Object.fromEntries(named.map(({ tensor }, i) => [`optimizer.${i}`, tf.variable(tensor)]));

/** An optimizer makes what it keeps of each weight in its first step: this one changes nothing for good. */
function makeSlots(optimizer: tf.Optimizer, weights: lib.Encoder['weights']): void {
  tf.tidy(() => {
    // A list: the keys of a record would come in the order in which the weights were made.
    const zeros = Object.values(weights).map((weight) => ({
      name: weight.name,
      tensor: tf.zerosLike(weight),
    }));
    optimizer.applyGradients(zeros);
  });
}
