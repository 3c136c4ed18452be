import * as tf from '@tensorflow/tfjs';
import { bool, type } from './attributes';
import type { NativeBackend } from './backend';
import { forgetValue, resourceOf } from './variables';

/** A variable, and the gradient of the loss by it. */
interface Pair {
  readonly variable: tf.Variable;
  readonly gradient: tf.Tensor;
}

/** Writes an optimizer's step into the trace in hand; `rate` is its learning rate, a scalar. */
type Update = (backend: NativeBackend, pairs: readonly Pair[], rate: tf.Tensor) => void;

/** Where tfjs's optimizers keep what they know of each variable, in the order of the gradients. */
type Slots = readonly { readonly variable: tf.Variable }[];

interface Momentum {
  readonly momentum: number;
  readonly useNesterov: boolean;
  readonly accumulations: Slots;
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

const slot = (slots: Slots, i: number): tf.Variable => {
  const found = slots[i];
  if (!found) throw new Error('compileStep: the optimizer has seen fewer variables before.');
  return found.variable;
};

const momentumUpdate =
  (optimizer: Momentum): Update =>
  (backend, pairs, rate) => {
    const { momentum, useNesterov, accumulations } = optimizer;
    for (const [i, { variable, gradient }] of pairs.entries()) {
      const inputs = [rate, gradient, tf.scalar(momentum)];
      const changed = [variable, slot(accumulations, i)];
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
    for (const [i, { variable, gradient }] of pairs.entries()) {
      if (weightDecay > 0) {
        apply(backend, 'ResourceApplyGradientDescent', [variable], [decay, variable]);
      }
      const first = slot(optimizer.accumulatedFirstMoment, i);
      const second = slot(optimizer.accumulatedSecondMoment, i);
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
  if (optimizer instanceof tf.AdamOptimizer && isPlain(optimizer, tf.AdamOptimizer)) {
    return adamUpdate(own as Adam);
  }
  if (optimizer instanceof tf.MomentumOptimizer && isPlain(optimizer, tf.MomentumOptimizer)) {
    return momentumUpdate(own as Momentum);
  }
  if (optimizer instanceof tf.SGDOptimizer && isPlain(optimizer, tf.SGDOptimizer)) return descend;
  return undefined;
}

/** Whether it updates as its class does: AdamW differs from Adam by a decay that is known here. */
const isPlain = (optimizer: tf.Optimizer, { prototype }: { prototype: tf.Optimizer }): boolean =>
  'weightDecay' in optimizer || optimizer.applyGradients === prototype.applyGradients;
