import { bool, type } from '../attributes';
import { replaceKernel } from '../../replaceKernel';

interface Product {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Products of two matrices by the op for two matrices; the package takes that for batches of them. */
export function registerProductKernels(): void {
  replaceKernel<'a' | 'b', Product>('BatchMatMul', (call, before) => {
    const { a, b } = call.inputs;
    const { transposeA, transposeB } = call.attrs;
    if (a.rank !== 2 || b.rank !== 2) return before(call);
    const attributes = [
      type('T', a.dtype),
      ...[bool('transpose_a', transposeA), bool('transpose_b', transposeB)],
    ];
    return call.backend.executeSingleOutput('MatMul', attributes, [a, b]);
  });
}
