import * as tf from '@tensorflow/tfjs';
import type { OpAttribute } from '../binding';

/** The name under which tfjs-node's kernels are registered. */
export const BACKEND = 'tensorflow';

/** The part of tfjs-node's backend that kernels use. */
export interface RawBackend {
  executeSingleOutput(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly tf.TensorInfo[],
  ): tf.Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly tf.TensorInfo[],
    numOutputs: number,
  ): tf.Tensor[];
}

/** What a kernel is called with; each kernel knows the names and types of its own. */
export interface KernelCall<Inputs extends string, Attributes> {
  readonly inputs: Readonly<Record<Inputs, tf.Tensor>>;
  readonly attrs: Attributes;
  readonly backend: RawBackend;
}

/**
 * Registers a kernel of the native engine in place of the package's, if it has one.
 *
 * Tensors that `run` makes on its way are disposed.
 *
 * @param name - Kernel of tfjs, such as `Round`.
 * @param run - Computes the outputs; `before` calls the package's own kernel.
 */
export function replaceKernel<Inputs extends string, Attributes>(
  name: string,
  run: (
    call: KernelCall<Inputs, Attributes>,
    before: (call: KernelCall<Inputs, Attributes>) => tf.Tensor,
  ) => tf.Tensor | tf.Tensor[],
): void {
  const old = tf.getKernel(name, BACKEND) as tf.KernelConfig | undefined;
  if (old) tf.unregisterKernel(name, BACKEND);
  const before = (call: KernelCall<Inputs, Attributes>): tf.Tensor => {
    if (!old) throw new Error(`${name}: the package has no such kernel`);
    return old.kernelFunc(call as unknown as RawCall) as tf.Tensor;
  };
  tf.registerKernel({
    kernelName: name,
    backendName: BACKEND,
    kernelFunc: (call) =>
      tf.tidy(() => run(call as unknown as KernelCall<Inputs, Attributes>, before)),
  });
}

type RawCall = Parameters<tf.KernelFunc>[0];
