import { replaceKernel } from '../../replaceKernel';

/**
 * Casts to the type that a tensor has, and reshapes to its own shape, cost nothing: the package
 * runs an op for each, and tfjs's gradients are full of them.
 */
export function registerIdentityKernels(): void {
  replaceKernel<'x', { dtype: string }>('Cast', (call, before) => {
    const { x } = call.inputs;
    return call.attrs.dtype === x.dtype ? x.clone() : before(call);
  });
  replaceKernel<'x', { shape: readonly number[] }>('Reshape', (call, before) => {
    const { x } = call.inputs;
    return call.attrs.shape.join() === x.shape.join() ? x.clone() : before(call);
  });
}
