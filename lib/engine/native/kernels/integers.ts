import * as tf from '@tensorflow/tfjs';
import { bool, type } from '../attributes';
import { replaceKernel } from '../../replaceKernel';

/** Kernels on integers and sorted rows that the package lacks, or that newer TensorFlow breaks. */
export function registerIntegerKernels(): void {
  // TensorFlow 2.21 rounds every int32 to zero.
  replaceKernel<'x', unknown>('Round', ({ inputs: { x }, backend }) =>
    x.dtype === 'int32'
      ? x.clone()
      : backend.executeSingleOutput('Round', [type('T', x.dtype)], [x]),
  );
  // The package's code says that it takes a mean of what it has cast already.
  replaceKernel<'x', unknown>('Mean', (call, before) => {
    const { x } = call.inputs;
    return before(x.dtype === 'float32' ? call : { ...call, inputs: { x: x.cast('float32') } });
  });
  replaceKernel<'a' | 'b', unknown>('BitwiseAnd', ({ inputs: { a, b }, backend }) =>
    backend.executeSingleOutput('BitwiseAnd', [type('T', 'int32')], [a, b]),
  );
  replaceKernel<'sortedSequence' | 'values', { side: 'left' | 'right' }>(
    'SearchSorted',
    ({ inputs: { sortedSequence, values }, attrs: { side }, backend }) =>
      backend.executeSingleOutput(
        side === 'left' ? 'LowerBound' : 'UpperBound',
        [type('T', sortedSequence.dtype), type('out_type', 'int32')],
        [sortedSequence, values],
      ),
  );
  replaceKernel<'x' | 'weights', { size: number; binaryOutput: boolean }>(
    'DenseBincount',
    ({ inputs: { x, weights }, attrs: { size, binaryOutput }, backend }) =>
      backend.executeSingleOutput(
        'DenseBincount',
        [type('Tidx', 'int32'), type('T', 'float32'), bool('binary_output', binaryOutput)],
        [x, tf.scalar(size, 'int32'), weights.size > 0 ? weights : tf.tensor1d([], 'float32')],
      ),
  );
}
