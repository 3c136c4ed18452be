import * as tf from '@tensorflow/tfjs';
import { replaceKernel } from '../replaceKernel';
import { registerWasmConvolutions } from './convolutions';

interface Product {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** The last two axes exchanged. */
function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, i) => i);
  return x.transpose([...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}

/**
 * A product of transposed matrices is a plain loop in the package's kernel, five times slower than
 * the product of matrices that were transposed before.
 */
function registerProduct(name: 'BatchMatMul' | '_FusedMatMul'): void {
  replaceKernel<'a' | 'b', Product>(
    name,
    (call, before) => {
      const { transposeA, transposeB } = call.attrs;
      const a = transposeA ? transposed(call.inputs.a) : call.inputs.a;
      const b = transposeB ? transposed(call.inputs.b) : call.inputs.b;
      const attrs = { ...call.attrs, transposeA: false, transposeB: false };
      return before({ ...call, attrs, inputs: { ...call.inputs, a, b } });
    },
    'wasm',
  );
}

/**
 * Kernels that the wasm backend lacks and training needs, and faster ones for the slowest:
 * gradients of convolutions and of tf.gather, products of transposed matrices.
 *
 * To be called once the backend runs.
 */
export function registerWasmKernels(): void {
  const isDone = (tf.getKernel('UnsortedSegmentSum', 'wasm') as unknown) !== undefined;
  if (isDone) return;
  registerProduct('BatchMatMul');
  registerProduct('_FusedMatMul');
  registerWasmConvolutions();
  // Row k of the result is the sum of the rows whose segment is k: a product with one-hot columns.
  replaceKernel<'x' | 'segmentIds', { numSegments: number }>(
    'UnsortedSegmentSum',
    ({ inputs: { x, segmentIds }, attrs: { numSegments } }) => {
      const rows = x.reshape<tf.Tensor2D>([segmentIds.size, -1]);
      const belongs = tf.oneHot(segmentIds.flatten(), numSegments).toFloat() as tf.Tensor2D;
      const sums = tf.matMul(belongs, rows, true);
      return sums.reshape([numSegments, ...x.shape.slice(segmentIds.rank)]);
    },
    'wasm',
  );
}
