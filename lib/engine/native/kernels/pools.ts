import * as tf from '@tensorflow/tfjs';
import { bool, int, text, type } from '../attributes';
import { replaceKernel } from './register';

type Shape4D = [number, number, number, number];
type Pair = number | [number, number];

interface Pool {
  readonly filterSize: Pair;
  readonly strides: Pair;
  readonly pad: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const infoOf = (x: tf.Tensor, { filterSize, strides, pad, dimRoundingMode }: Pool) =>
  tf.backend_util.computePool2DInfo(
    x.shape as Shape4D,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );

type Info = ReturnType<typeof infoOf>;

const isInPixels = ({ padInfo }: Info): boolean =>
  padInfo.type !== 'SAME' && padInfo.type !== 'VALID';

/** The largest of a window never lies in a border of −∞. */
const bordered = (x: tf.Tensor, { padInfo: { top, bottom, left, right } }: Info): tf.Tensor =>
  tf.pad(
    x,
    [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    -Infinity,
  );

/** Padding in pixels for maximum pools, and the maximum with its place. */
export function registerPoolKernels(): void {
  replaceKernel<'x', Pool>('MaxPool', (call, before) => {
    const { x } = call.inputs;
    const info = infoOf(x, call.attrs);
    if (!isInPixels(info)) return before(call);
    const attrs = { ...call.attrs, pad: 'valid' as const };
    return before({ ...call, attrs, inputs: { x: bordered(x, info) } });
  });
  replaceKernel<'dy' | 'input' | 'output', Pool>('MaxPoolGrad', (call, before) => {
    const { input } = call.inputs;
    const info = infoOf(input, call.attrs);
    if (!isInPixels(info)) return before(call);
    const attrs = { ...call.attrs, pad: 'valid' as const };
    const inputs = { ...call.inputs, input: bordered(input, info) };
    const { top, left } = info.padInfo;
    return before({ ...call, attrs, inputs }).slice([0, top, left, 0], input.shape);
  });
  replaceKernel<'x', Pool & { includeBatchInIndex: boolean }>(
    'MaxPoolWithArgmax',
    ({ inputs: { x }, attrs, backend }) => {
      const info = infoOf(x, attrs);
      const [largest, place] = backend.executeMultipleOutputs(
        'MaxPoolWithArgmax',
        [
          int('ksize', [1, info.filterHeight, info.filterWidth, 1]),
          int('strides', [1, info.strideHeight, info.strideWidth, 1]),
          text('padding', info.padInfo.type),
          bool('include_batch_in_index', attrs.includeBatchInIndex),
          type('T', 'float32'),
          type('Targmax', 'int32'),
        ],
        [x],
        2,
      ) as [tf.Tensor, tf.Tensor];
      return [largest, place];
    },
  );
}
