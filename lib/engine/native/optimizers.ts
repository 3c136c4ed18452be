import * as tf from '@tensorflow/tfjs';
import { NATIVE } from '../replaceKernel';
import type { NativeBackend } from './backend';
import { inner } from './inner';
import { updateAsOne } from './updateAsOne';
import { hasSlots, nativeUpdate, type Pair } from './updates';

type Gradients = Parameters<tf.Optimizer['applyGradients']>[0];

/** Gradients by the names of their variables, in the order that gives each variable its place. */
export const listOf = (
  gradients: Gradients,
): { readonly name: string; readonly tensor: tf.Tensor | undefined }[] =>
  Array.isArray(gradients)
    ? gradients
    : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));

/**
 * Takes an optimizer's step by TensorFlow's ops, which change a variable in place: one op for each
 * variable, where tfjs takes a dozen, and from the second time on all of them as one function.
 *
 * @returns Whether it did. It does not on another engine, while a step is traced, in the first
 *   step of an optimizer that remembers, and for optimizers that TensorFlow has no such op for.
 */
export function updateInPlace(optimizer: tf.Optimizer, gradients: Gradients): boolean {
  if (tf.getBackend() !== NATIVE) return false;
  const backend = tf.backend() as NativeBackend;
  const update = backend.trace ? undefined : nativeUpdate(optimizer);
  const list = listOf(gradients);
  if (!update || !hasSlots(optimizer, list.length)) return false;
  const pairs = list.flatMap(({ name, tensor: gradient }, place): Pair[] => {
    const variable = tf.engine().registeredVariables[name];
    return variable && gradient ? [{ variable, gradient, place }] : [];
  });
  updateAsOne(backend, optimizer, update, pairs);
  inner(optimizer).incrementIterations();
  return true;
}

/** What a class of optimizers does with gradients. */
interface Class {
  applyGradients: (this: tf.Optimizer, gradients: Gradients) => void;
}

/** Teaches tfjs's optimizers to do so, wherever the native engine runs. */
export function registerNativeOptimizers(): void {
  for (const { prototype } of [tf.SGDOptimizer, tf.MomentumOptimizer, tf.AdamOptimizer]) {
    const each = prototype as unknown as Class;
    const { applyGradients: before } = each;
    each.applyGradients = function (gradients) {
      if (!updateInPlace(this, gradients)) before.call(this, gradients);
    };
  }
}
