import * as tf from '@tensorflow/tfjs';
import { bool, int, text, type } from '../attributes';
import { replaceKernel, type KernelCall } from '../../replaceKernel';

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

/** Whether the padding is given in pixels, for which the package has no code. */
const isInPixels = ({ padInfo }: Info): boolean =>
  padInfo.type !== 'SAME' && padInfo.type !== 'VALID';

/**
 * `x` with a border of `value`, wide enough for every window: a valid pool of it is the pool. The
 * pool that TensorFlow pads itself has a gradient that oneDNN does not take, four times slower.
 */
function bordered(x: tf.Tensor, info: Info, value: number): tf.Tensor {
  const { top, left } = info.padInfo;
  const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
  const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  const bottom = Math.max(info.padInfo.bottom, height - info.inHeight - top);
  const right = Math.max(info.padInfo.right, width - info.inWidth - left);
  const border: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return tf.pad(x, border, value);
}

/** The same call with another input, and no padding. */
const unpadded = <Name extends string>(
  call: KernelCall<Name, Pool>,
  inputs: Readonly<Partial<Record<Name, tf.Tensor>>>,
): KernelCall<Name, Pool> => ({
  backend: call.backend,
  attrs: { filterSize: call.attrs.filterSize, strides: call.attrs.strides, pad: 'valid' },
  inputs: { ...call.inputs, ...inputs },
});

/** `gradient` of a bordered input without its border. */
const inner = (gradient: tf.Tensor, { padInfo: { top, left } }: Info, x: tf.Tensor): tf.Tensor =>
  gradient.slice([0, top, left, 0], x.shape);

// The largest of a window never lies in a border of −∞.
function registerMaximum(): void {
  replaceKernel<'x', Pool>('MaxPool', (call, before) => {
    const { x } = call.inputs;
    const info = infoOf(x, call.attrs);
    return before(isInPixels(info) ? unpadded(call, { x: bordered(x, info, -Infinity) }) : call);
  });
  replaceKernel<'dy' | 'input' | 'output', Pool>('MaxPoolGrad', (call, before) => {
    const { input } = call.inputs;
    const info = infoOf(input, call.attrs);
    if (!isInPixels(info)) return before(call);
    const gradient = before(unpadded(call, { input: bordered(input, info, -Infinity) }));
    return inner(gradient, info, input);
  });
}

// A mean counts the pixels inside the image alone: with a border of zeros, it is divided by the
// mean of ones with the same border.
function registerMean(): void {
  const pool = (x: tf.Tensor, { filterSize, strides }: Pool): tf.Tensor =>
    tf.avgPool(x as tf.Tensor4D, filterSize, strides, 'valid');
  const share = (x: tf.Tensor, info: Info, attrs: Pool): tf.Tensor =>
    pool(bordered(tf.onesLike(x), info, 0), attrs);
  replaceKernel<'x', Pool>('AvgPool', (call, before) => {
    const { x } = call.inputs;
    const info = infoOf(x, call.attrs);
    if (!isInPixels(info)) return before(call);
    return pool(bordered(x, info, 0), call.attrs).div(share(x, info, call.attrs));
  });
  replaceKernel<'dy' | 'input', Pool>('AvgPoolGrad', (call, before) => {
    const { dy, input } = call.inputs;
    const info = infoOf(input, call.attrs);
    if (!isInPixels(info)) return before(call);
    const shared = dy.div(share(input, info, call.attrs));
    const changed = { dy: shared, input: bordered(input, info, 0) };
    return inner(before(unpadded(call, changed)), info, input);
  });
}

function registerMaximumWithPlace(): void {
  replaceKernel<'x', Pool & { includeBatchInIndex: boolean }>(
    'MaxPoolWithArgmax',
    ({ inputs: { x }, attrs, backend }) => {
      const info = infoOf(x, attrs);
      const attributes = [
        int('ksize', [1, info.filterHeight, info.filterWidth, 1]),
        int('strides', [1, info.strideHeight, info.strideWidth, 1]),
        text('padding', info.padInfo.type),
        bool('include_batch_in_index', attrs.includeBatchInIndex),
        type('T', 'float32'),
        type('Targmax', 'int32'),
      ];
      return backend.executeMultipleOutputs('MaxPoolWithArgmax', attributes, [x], 2);
    },
  );
}

/** Padding in pixels for pools, and the maximum with its place. */
export function registerPoolKernels(): void {
  registerMaximum();
  registerMean();
  registerMaximumWithPlace();
}
