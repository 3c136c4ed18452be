import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { registerBatchNorm } from '../fused/batchNorm';
import { registerNativeGradients } from '../fused/gradients';
import { registerLinear } from '../fused/linear';
import { extendBackend, type NativeBackend } from './backend';
import type { TensorFlowBinding } from './binding';
import { registerConvolutionKernels } from './kernels/convolutions';
import { registerIdentityKernels } from './kernels/identities';
import { registerIntegerKernels } from './kernels/integers';
import { registerPoolKernels } from './kernels/pools';
import { registerProductKernels } from './kernels/products';
import { registerNativeOptimizers } from './optimizers';
import { NATIVE } from '../replaceKernel';
import { registerWarpKernels } from './kernels/warps';

/** The package's module, as far as it is used; its own types leave out what our binding adds. */
interface BackendModule {
  readonly NodeJSKernelBackend: new (
    binding: TensorFlowBinding,
    packageName: string,
  ) => NativeBackend;
}

/**
 * Makes TensorFlow's own kernels tfjs's current backend: those of `@tensorflow/tfjs-node-gpu`
 * (which run on a CPU too), and ours where the package has none.
 *
 * @param load - Loads a binding: ours, or the package's own. Called once in a process.
 * @throws Error saying why TensorFlow cannot be had here.
 */
export async function startNative(load: () => TensorFlowBinding): Promise<void> {
  if (!isRegistered()) await register(load());
  if (!(await tf.setBackend(NATIVE)))
    throw new Error(`tfjs could not initialise its backend '${NATIVE}'`);
}

// Asked of tfjs, since the kernel may load lib anew while tfjs stays as it is.
const isRegistered = (): boolean => NATIVE in tf.engine().registryFactory;

async function register(binding: TensorFlowBinding): Promise<void> {
  mendUtil();
  // Not the package's own index, which insists on a binary that it downloads.
  await import('@tensorflow/tfjs-node-gpu/dist/register_all_kernels.js');
  const module: unknown = await import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js');
  const { NodeJSKernelBackend } = module as BackendModule;
  registerIdentityKernels();
  registerIntegerKernels();
  registerWarpKernels();
  registerConvolutionKernels();
  registerPoolKernels();
  registerProductKernels();
  registerNativeGradients();
  registerBatchNorm();
  registerLinear();
  registerNativeOptimizers();
  const backend = new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu');
  extendBackend(backend);
  tf.registerBackend(NATIVE, () => backend, PRIORITY);
}

/** Above wasm's 2, as the package has it. */
const PRIORITY = 3;

// The package calls two functions that Node 23 has removed, and that Node 22 warns about.
function mendUtil(): void {
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
