import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './backend';
import { inner, settingsOf } from './inner';
import { signature, traceStep, type TracedStep } from './trace';
import { nativeUpdate, type Pair } from './updates';

/** What a step needs besides its inputs. */
export interface StepParts {
  readonly loss: (...inputs: tf.Tensor[]) => tf.Tensor;
  readonly optimizer: tf.Optimizer;
  readonly variables: tf.Variable[];
}

/**
 * A training step that TensorFlow runs as one function: the loss, its gradients, the update.
 *
 * The first step runs op by op, so that the optimizer makes its variables; the next of each shape
 * is traced while it runs.
 */
export function compiled({ loss, optimizer, variables }: StepParts): TracedStep {
  const traced = new Map<string, TracedStep>();
  const rate = rateTensor();
  const update = nativeUpdate(optimizer);
  let isFirst = true;
  return (inputs) => {
    if (isFirst) {
      const result = minimized(() => loss(...inputs), optimizer, variables);
      isFirst = false;
      return result;
    }
    const key = signature(inputs);
    const settings = settingsOf(optimizer, update !== undefined);
    const known = traced.get(key + settings);
    const all = [...inputs, rate(optimizer)];
    if (known) {
      countStep(optimizer);
      return known(all);
    }
    const { result, step } = traceStep(tf.backend() as NativeBackend, all, () =>
      tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() => loss(...inputs) as tf.Scalar, variables);
        if (update)
          update(tf.backend() as NativeBackend, pairsOf(variables, grads), all.at(-1) ?? value);
        else optimizer.applyGradients(inPlaces(variables, grads));
        return value;
      }),
    );
    if (update) countStep(optimizer);
    traced.set(key + settings, step);
    return result;
  };
}

function minimized(
  loss: () => tf.Tensor,
  optimizer: tf.Optimizer,
  variables: tf.Variable[],
): tf.Tensor {
  const result = optimizer.minimize(() => loss() as tf.Scalar, true, variables);
  if (!result) throw new Error('compileStep: the optimizer returned no loss.');
  return result;
}

const pairsOf = (variables: readonly tf.Variable[], gradients: tf.NamedTensorMap): Pair[] =>
  variables.flatMap((variable, place) => {
    const gradient = gradients[variable.name];
    return gradient ? [{ variable, gradient, place }] : [];
  });

/** As `minimize` gives them: those that the loss does not depend on keep their places. */
const inPlaces = (variables: readonly tf.Variable[], gradients: tf.NamedTensorMap) =>
  variables.map(({ name }) => ({ name, tensor: gradients[name] as unknown as tf.Tensor }));

const countStep = (optimizer: tf.Optimizer): void => {
  inner(optimizer).incrementIterations();
};

/** The learning rate as a tensor, made anew when it changes: schedules change it between steps. */
function rateTensor(): (optimizer: tf.Optimizer) => tf.Tensor {
  let tensor: tf.Tensor | undefined;
  let last = NaN;
  return (optimizer) => {
    const { learningRate = 0 } = inner(optimizer);
    if (tensor && learningRate === last) return tensor;
    tensor?.dispose();
    tensor = tf.keep(tf.scalar(learningRate));
    last = learningRate;
    return tensor;
  };
}
