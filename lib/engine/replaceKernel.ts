import * as tf from '@tensorflow/tfjs';
import type { OpAttribute } from './native/binding';

/** The name under which tfjs-node's kernels are registered. */
export const NATIVE = 'tensorflow';

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

type RawCall = Parameters<tf.KernelFunc>[0];

/** A kernel: computes its outputs; `before` is the kernel of that name that it takes the place of. */
type Run<Inputs extends string, Attributes> = (
  call: KernelCall<Inputs, Attributes>,
  before: (call: KernelCall<Inputs, Attributes>) => tf.Tensor,
) => tf.Tensor | tf.Tensor[];

/**
 * Registers a kernel in place of the one that a backend has, if it has one.
 *
 * Tensors that `run` makes on its way are disposed.
 *
 * @param name - Kernel of tfjs, such as `Round`.
 * @param backendName - A backend that runs already.
 */
export function replaceKernel<Inputs extends string, Attributes>(
  name: string,
  run: Run<Inputs, Attributes>,
  backendName = NATIVE,
): void {
  const old = tf.getKernel(name, backendName) as tf.KernelConfig | undefined;
  if (old) tf.unregisterKernel(name, backendName);
  const before = (call: KernelCall<Inputs, Attributes>): tf.Tensor => {
    if (!old) throw new Error(`${name}: the backend has no such kernel of its own`);
    return asTensor(old.kernelFunc(call as unknown as RawCall) as tf.TensorInfo);
  };
  tf.registerKernel({
    kernelName: name,
    backendName,
    kernelFunc: (call) =>
      tf.tidy(() => run(call as unknown as KernelCall<Inputs, Attributes>, before)),
  });
}

const asTensor = (result: tf.TensorInfo): tf.Tensor =>
  result instanceof tf.Tensor
    ? (result as tf.Tensor)
    : tf.engine().makeTensorFromTensorInfo(result);
