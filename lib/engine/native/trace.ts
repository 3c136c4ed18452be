import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../../shapes';
import { NO_ID, type NativeBackend, type Trace } from './backend';
import { forgetValue, freeDisposed, isAssigned, resourceOf } from './variables';

/** A step that TensorFlow has as one function. The caller owns the result. */
export type TracedStep = (inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Whether the current backend can record ops. */
export const canTrace = (): boolean => {
  const { binding } = tf.backend() as Partial<NativeBackend>;
  return binding !== undefined && 'beginTrace' in binding;
};

/** What a trace is good for: inputs of these types and shapes. */
export const signature = (inputs: readonly tf.Tensor[]): string =>
  inputs.map(({ shape, dtype }) => `${dtype}[${shape.join()}]`).join();

/**
 * Runs `compute` once while TensorFlow records it as a function of `inputs`.
 *
 * tf.Variables are read and changed by the function itself: those that `compute` assigns to are
 * written back in it.
 *
 * @returns What `compute` returned, and the function for the steps to come.
 * @throws Error where `compute` does what a recording cannot repeat.
 */
export function traceStep(
  backend: NativeBackend,
  inputs: readonly tf.Tensor[],
  compute: () => tf.Tensor,
): { readonly result: tf.Tensor; readonly step: TracedStep } {
  const { binding } = backend;
  freeDisposed(backend);
  const variables = registeredVariables();
  for (const variable of variables) {
    resourceOf(backend, variable);
    forgetValue(backend, variable);
  }
  const trace: Trace = {
    inside: new WeakSet(inputs.map(({ dataId }) => dataId)),
    outside: new Set(),
    resources: new Set(),
  };
  binding.beginTrace(backend.getInputTensorIds(inputs));
  backend.trace = trace;
  try {
    const result = withoutChance(compute);
    assertNoNewVariables(variables);
    const written = variables.filter(isAssigned);
    for (const variable of written) resourceOf(backend, variable);
    const traced = binding.endTrace(backend.getInputTensorIds([result]));
    const used = variables.filter((v) => trace.resources.has(resourceOf(backend, v)));
    for (const variable of variables) forgetValue(backend, variable);
    return { result, step: caller(backend, traced, { used, trace }) };
  } finally {
    backend.trace = undefined;
    binding.cancelTrace();
  }
}

/** What has become of the calls of a function so far, by what a trace of it is good for. */
export type Calls = Map<string, 'seen' | TracedStep>;

/**
 * Calls a function that is the same every time: op by op at first, traced the second time, and from
 * then on as one function of TensorFlow.
 *
 * @param key - What a trace is good for.
 * @param compute - Runs it op by op.
 * @param mayTrace - Whether this call may be the one that is traced.
 */
export function callAsOne(
  calls: Calls,
  key: string,
  inputs: readonly tf.Tensor[],
  compute: () => tf.Tensor,
  mayTrace: () => boolean = () => true,
): tf.Tensor {
  const call = calls.get(key);
  if (typeof call === 'function') return call(inputs);
  if (call === undefined || !mayTrace()) {
    calls.set(key, 'seen');
    return compute();
  }
  const { result, step } = traceStep(tf.backend() as NativeBackend, inputs, compute);
  calls.set(key, step);
  return result;
}

const registeredVariables = (): tf.Variable[] => Object.values(tf.engine().registeredVariables);

function caller(
  backend: NativeBackend,
  traced: number,
  { used, trace: { outside } }: { readonly used: readonly tf.Variable[]; readonly trace: Trace },
): TracedStep {
  const { binding, tensorMap } = backend;
  return (inputs) => {
    for (const dataId of outside) {
      if (!tensorMap.has(dataId)) throw new Error(DISPOSED);
    }
    for (const variable of used) {
      if (variable.isDisposed)
        throw new Error(`compileStep: variable ${variable.name} is disposed.`);
      resourceOf(backend, variable);
      forgetValue(backend, variable);
    }
    const [metadata] = binding.callFunction(traced, backend.getInputTensorIds(inputs));
    return backend.createOutputTensor(metadata ?? { id: NO_ID, shape: [], dtype: 0 });
  };
}

const DISPOSED =
  'compileStep: a tensor that the step uses, without getting it as an argument, has been disposed. ' +
  'Pass what differs from step to step as an argument, and keep the rest.';

/** Runs `compute` while it is an error to ask for chance, as tfjs does where it has no seed. */
function withoutChance<Result>(compute: () => Result): Result {
  const chance = Object.getOwnPropertyDescriptor(Math, 'random');
  const refuse = (): never => {
    throw new Error(
      'compileStep: the step draws random numbers (dropout, tf.randomUniform …), which would be the ' +
        'same in every step: draw them outside, and pass them as an argument.',
    );
  };
  Object.defineProperty(Math, 'random', { ...chance, value: refuse });
  try {
    return compute();
  } finally {
    Object.defineProperty(Math, 'random', chance ?? {});
  }
}

function assertNoNewVariables(before: readonly tf.Variable[]): void {
  const known = new Set(before);
  const made = registeredVariables().find((variable) => !known.has(variable));
  if (!made) return;
  throw new Error(
    `compileStep: the step makes a variable, ${formatShape(made.shape)}; make it once, outside.`,
  );
}
