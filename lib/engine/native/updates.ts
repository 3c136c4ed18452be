import * as tf from '@tensorflow/tfjs';
import { bool, type } from './attributes';
import type { NativeBackend } from './backend';
import { forgetValue, resourceOf } from './variables';

/** A variable, and the gradient of the loss by it. */
export interface Pair {
  readonly variable: tf.Variable;
  readonly gradient: tf.Tensor;
  /** Its place among all variables, those without a gradient too. */
  readonly place: number;
}

/** Writes an optimizer's step into the trace in hand; `rate` is its learning rate, a scalar. */
export type Update = (backend: NativeBackend, pairs: readonly Pair[], rate: tf.Tensor) => void;

/** Where tfjs's optimizers keep what they know of each variable, by its place. */
type Slots = readonly { readonly variable: tf.Variable }[];

interface Momentum {
  readonly momentum: number;
  readonly useNesterov: boolean;
  readonly accumulations: Slots;
  /** sgdMomentum's: what is added to a gradient, as a share of the weight. */
  readonly weightDecay?: number;
}

interface Adam {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly accBeta1: tf.Variable;
  readonly accBeta2: tf.Variable;
  readonly accumulatedFirstMoment: Slots;
  readonly accumulatedSecondMoment: Slots;
  /** AdamW's: what a weight loses in each step, as a part of itself times the learning rate. */
  readonly weightDecay?: number;
}

const ATTRIBUTES = [type('T', 'float32'), bool('use_locking', false)];

/** Runs an op that changes variables in place. */
function apply(
  backend: NativeBackend,
  op: string,
  variables: readonly tf.Variable[],
  inputs: readonly tf.Tensor[],
  nesterov?: boolean,
): void {
  const resources = variables.map((variable) => resourceOf(backend, variable));
  const attributes =
    nesterov === undefined ? ATTRIBUTES : [...ATTRIBUTES, bool('use_nesterov', nesterov)];
  const ids = [...resources, ...backend.getInputTensorIds(inputs)];
  backend.binding.executeOp(op, attributes, ids, 0);
  for (const resource of resources) backend.trace?.resources.add(resource);
  for (const variable of variables) forgetValue(backend, variable);
}

const descend: Update = (backend, pairs, rate) => {
  for (const { variable, gradient } of pairs) {
    apply(backend, 'ResourceApplyGradientDescent', [variable], [rate, gradient]);
  }
};

const slot = (slots: Slots, place: number): tf.Variable => {
  const found = slots[place];
  if (!found) throw new Error('compileStep: the optimizer has seen fewer variables before.');
  return found.variable;
};

const momentumUpdate =
  (optimizer: Momentum): Update =>
  (backend, pairs, rate) => {
    const { momentum, useNesterov, accumulations, weightDecay = 0 } = optimizer;
    const factor = tf.scalar(momentum);
    for (const { variable, gradient, place } of pairs) {
      const slope = weightDecay > 0 ? gradient.add(variable.mul(weightDecay)) : gradient;
      const inputs = [rate, slope, factor];
      const changed = [variable, slot(accumulations, place)];
      apply(backend, 'ResourceApplyMomentum', changed, inputs, useNesterov);
    }
  };

const adamUpdate =
  (optimizer: Adam): Update =>
  (backend, pairs, rate) => {
    const { beta1, beta2, accBeta1, accBeta2, weightDecay = 0 } = optimizer;
    // TensorFlow adds epsilon to √v before the bias of v is corrected, tfjs after it.
    const epsilon = tf.sub(1, accBeta2).sqrt().mul(optimizer.epsilon);
    const constants = [accBeta1, accBeta2, rate, tf.scalar(beta1), tf.scalar(beta2), epsilon];
    const decay = rate.mul(weightDecay);
    for (const { variable, gradient, place } of pairs) {
      if (weightDecay > 0) {
        apply(backend, 'ResourceApplyGradientDescent', [variable], [decay, variable]);
      }
      const first = slot(optimizer.accumulatedFirstMoment, place);
      const second = slot(optimizer.accumulatedSecondMoment, place);
      const inputs = [...constants, gradient];
      apply(backend, 'ResourceApplyAdam', [variable, first, second], inputs, false);
    }
    accBeta1.assign(accBeta1.mul(beta1));
    accBeta2.assign(accBeta2.mul(beta2));
  };

/**
 * An optimizer's step by TensorFlow's own ops, which change variables in place.
 *
 * @returns undefined for an optimizer that TensorFlow has no such op for.
 */
export function nativeUpdate(optimizer: tf.Optimizer): Update | undefined {
  const own: unknown = optimizer;
  // Not by instanceof: tfjs's optimizers all say that they are of each other's class.
  const kind: unknown = Object.getPrototypeOf(optimizer);
  const isPlain = !Object.hasOwn(optimizer, 'applyGradients');
  const hasDecay = 'weightDecay' in optimizer; // which is known here
  if (kind === tf.SGDOptimizer.prototype && isPlain) return descend;
  if (!isPlain && !hasDecay) return undefined;
  if (kind === tf.AdamOptimizer.prototype) return adamUpdate(own as Adam);
  if (kind === tf.MomentumOptimizer.prototype) return momentumUpdate(own as Momentum);
  return undefined;
}

/** Whether an optimizer has all that it remembers of so many variables: it makes it in its first step. */
export function hasSlots(optimizer: tf.Optimizer, count: number): boolean {
  const { accumulations, accumulatedFirstMoment, accumulatedSecondMoment } =
    optimizer as unknown as Partial<Momentum & Adam>;
  return [accumulations, accumulatedFirstMoment, accumulatedSecondMoment].every(
    (slots) => slots === undefined || slots.length >= count,
  );
}
