import { types } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { dispose, harm, isTensor, materialise } from './arguments';
import type {
  Given,
  OtherKind,
  PlainAnswer,
  RawAnswer,
  RawCaller,
  Request,
  TensorAnswer,
} from './caller';
import type { Values } from './plain';
import { MOST_NUMBERS, plainOf, tooMany } from './result';
import type { Submission } from './submission';

/**
 * Calls a submission in this process, on the current backend.
 *
 * @param submission - Anything; what is no function is answered for as if it had thrown.
 */
export const inProcess =
  (submission: unknown): RawCaller =>
  async (request) => {
    // One macrotask for each call, so that Stop is noticed between two of them.
    await new Promise(setImmediate);
    if (typeof submission !== 'function') {
      return { kind: 'threw', message: `${typeof submission} is not a function` };
    }
    const run = () => answer(submission as Submission, request);
    return request.count ? counted(run) : run();
  };

const isGiven = (answer: RawAnswer): answer is Given =>
  answer.kind === 'tensor' || answer.kind === 'plain';

async function counted(run: () => RawAnswer): Promise<RawAnswer> {
  let found = { kind: 'threw', message: 'the call did not run' } as RawAnswer;
  const { kernels } = await tf.profile(() => {
    found = run();
    return [];
  });
  return isGiven(found) ? { ...found, kernels: kernels.length } : found;
}

function answer(submission: Submission, request: Request): RawAnswer {
  const { inputs, weights } = request;
  const before = tf.memory().numTensors;
  const args = Object.values(inputs).map(materialise);
  try {
    const { found, result } = called(submission, args, request.plain);
    if (found.kind === 'other' || found.kind === 'threw') return found;
    const traces = { ...found, ...harm(inputs, args) };
    dispose(args);
    // The caller's tidy has ended: what is still there would stay for good, the result included.
    const kept = Math.max(0, tf.memory().numTensors - before);
    dispose([result]);
    if (!weights || traces.kind === 'plain') return { ...traces, kept };
    return { ...traces, kept, gradients: gradients(submission, request, weights) };
  } catch (error) {
    return { kind: 'threw', message: messageOf(error) };
  } finally {
    dispose(args);
  }
}

type Late = 'kept' | 'disposed' | 'changed';
type Result = Omit<TensorAnswer, Late> | Omit<PlainAnswer, Late>;
interface Called {
  readonly found: Result | Exclude<RawAnswer, Given>;
  readonly result?: unknown;
}

/** Calls inside the caller's tidy, which then disposes whatever the call left. */
function called(submission: Submission, args: readonly unknown[], plain = false): Called {
  let found = { found: { kind: 'other', found: 'other' } } as Called;
  tf.tidy(() => {
    const before = tf.memory().numTensors;
    const result = submission(...args);
    const left = tf.memory().numTensors - before;
    const own = isTensor(result) && !args.includes(result) ? 1 : 0;
    found = { result, found: read(result, Math.max(0, left - own), plain) };
  });
  return found;
}

/** A result as plain data. */
function read(result: unknown, untidied: number, wantsPlain: boolean): Called['found'] {
  if (!isTensor(result)) {
    const found = kindOf(result);
    const plain = wantsPlain && found !== 'promise' ? plainOf(result) : undefined;
    return plain === undefined
      ? { kind: 'other', found }
      : { kind: 'plain', result: plain, found, untidied };
  }
  if (result.isDisposed) return { kind: 'other', found: 'disposed' };
  const { shape, dtype, size } = result;
  if (size > MOST_NUMBERS) throw new RangeError(tooMany(size));
  const values = Array.from(result.dataSync(), Number).slice(0, size); // complex ones have twice as many
  return { kind: 'tensor', shape: [...shape], dtype, values, untidied };
}

/** The gradient of Σ weights · result for the tensors that are asked for. */
function gradients(
  submission: Submission,
  { inputs, of = Object.keys(inputs) }: Request,
  { shape, values }: Values,
): Readonly<Record<string, Values>> {
  return tf.tidy(() => {
    const args = Object.values(inputs).map(materialise);
    const names = Object.keys(inputs).map((name, i) =>
      isTensor(args[i]) && of.includes(name) ? name : undefined,
    );
    const from = (...xs: readonly tf.Tensor[]) => {
      const rest = [...xs];
      const mixed = args.map((arg, i) => (names[i] === undefined ? arg : rest.shift()));
      return submission(...mixed) as tf.Tensor;
    };
    const tensors = args.filter((arg, i): arg is tf.Tensor => names[i] !== undefined);
    const slopes = tf.grads(from)(tensors, tf.tensor([...values], [...shape]));
    const found = names.filter((name) => name !== undefined);
    return Object.fromEntries(
      slopes.map((slope, i) => [
        found[i] ?? '',
        { shape: [...slope.shape], values: Array.from(slope.dataSync()) },
      ]),
    );
  });
}

function kindOf(result: unknown): OtherKind {
  if (result === null) return 'null';
  if (types.isPromise(result)) {
    // A rejection of a promise that nobody waits for would end the process.
    result.then(undefined, () => undefined);
    return 'promise';
  }
  if (Array.isArray(result) || ArrayBuffer.isView(result)) return 'array';
  const type = typeof result;
  return type === 'number' || type === 'undefined' || type === 'function' ? type : 'other';
}

/** The message of anything that can be thrown, an object without `toString` included. */
function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'something that is no Error';
  }
}
