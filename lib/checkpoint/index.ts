import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import { replaceFile } from './replaceFile';
import { decode, encode, type Dtype, type StoredTensor } from './safetensors';

/** Variables by name, such as the `weights` of an encoder. */
export type Weights = Readonly<Record<string, tf.Variable>>;

/**
 * Saves weights in a safetensors file, which PyTorch can open as well.
 *
 * The file is replaced as a whole: a crash leaves the old one as it was.
 *
 * @param file - Its path, such as `encoder.safetensors`; folders on the way are made.
 * @throws Error when it cannot be written.
 * @see https://huggingface.co/docs/safetensors
 */
export async function saveWeights(file: string, weights: Weights): Promise<void> {
  const entries = Object.entries(weights).map(
    async ([name, variable]) => [name, await storedTensor(name, variable)] as const,
  );
  const bytes = encode(new Map(await Promise.all(entries)));
  try {
    await replaceFile(file, bytes);
  } catch (error) {
    throw failure('saveWeights', file, 'cannot be written', error);
  }
}

/**
 * Gives variables the values that {@link saveWeights} saved: all of them, or none.
 *
 * @param file - A safetensors file with exactly these names, shapes and types.
 * @throws Error when it cannot be read, is damaged, or holds the weights of another model.
 */
export async function loadWeights(file: string, weights: Weights): Promise<void> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw failure('loadWeights', file, 'cannot be read', error);
  });
  const stored = decoded(file, bytes);
  assertNames(file, [...stored.keys()], Object.keys(weights));
  for (const [name, tensor] of stored) assertFits(file, name, tensor, weights[name]);
  tf.tidy(() => {
    for (const [name, { values, shape, dtype }] of stored) {
      weights[name]?.assign(tf.tensor(values, [...shape], dtype));
    }
  });
}

async function storedTensor(name: string, variable: tf.Variable): Promise<StoredTensor> {
  const { dtype, shape } = variable;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    throw new TypeError(
      `saveWeights: ${name} is of type ${dtype}; only float32, int32 and bool can be saved.`,
    );
  }
  return { dtype, shape, values: await variable.data<Dtype>() };
}

function decoded(file: string, bytes: Buffer): Map<string, StoredTensor> {
  try {
    return decode(bytes);
  } catch (error) {
    throw failure('loadWeights', file, 'is damaged, or no safetensors file', error);
  }
}

function assertNames(file: string, found: readonly string[], wanted: readonly string[]): void {
  const listed = (names: readonly string[]) =>
    names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  const missing = wanted.filter((name) => !found.includes(name));
  const surplus = found.filter((name) => !wanted.includes(name));
  const faults = [
    ...(missing.length > 0 ? [`lacks ${listed(missing)}`] : []),
    ...(surplus.length > 0 ? [`has ${listed(surplus)}, which the model has not`] : []),
  ];
  if (faults.length > 0) {
    throw new Error(
      `loadWeights: ${file} ${faults.join(', and ')}; it must come from a model of the same make.`,
    );
  }
}

function assertFits(
  file: string,
  name: string,
  stored: StoredTensor,
  variable: tf.Variable | undefined,
): void {
  const kind = ({ dtype, shape }: Pick<StoredTensor, 'dtype' | 'shape'> | tf.Variable) =>
    `${dtype} ${formatShape(shape)}`;
  if (variable && kind(stored) !== kind(variable)) {
    throw new Error(
      `loadWeights: ${name} is ${kind(stored)} in ${file}, and ${kind(variable)} in the model; ` +
        'both must be of the same make.',
    );
  }
}

const failure = (caller: string, file: string, what: string, cause: unknown): Error =>
  new Error(
    `${caller}: ${file} ${what}: ${cause instanceof Error ? cause.message : String(cause)}.`,
    { cause },
  );
