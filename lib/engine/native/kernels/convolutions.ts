import * as tf from '@tensorflow/tfjs';
import { bool, int, text, type } from '../attributes';
import type { OpAttribute } from '../binding';
import { replaceKernel } from '../../replaceKernel';
import {
  infoOf,
  isInPixels,
  named,
  pixelsOf,
  type Convolution,
  type Info,
  type Shape4D,
} from './convolutionInfo';

const bordered = (x: tf.Tensor, { padInfo: { top, bottom, left, right } }: Info): tf.Tensor =>
  top + bottom + left + right === 0
    ? x
    : tf.pad(x, [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ]);

const attributesOf = (info: Info): OpAttribute[] => [
  type('T', 'float32'),
  int('strides', [1, info.strideHeight, info.strideWidth, 1]),
  int('dilations', [1, info.dilationHeight, info.dilationWidth, 1]),
  text('padding', 'EXPLICIT'),
  int('explicit_paddings', pixelsOf(info)),
  text('data_format', 'NHWC'),
  bool('use_cudnn_on_gpu', true),
];

/**
 * oneDNN's filter gradient of a 1 × 1 convolution with a stride of two or more and few input
 * channels is wrong (uxlfoundation/oneDNN#6035). Such a convolution sees only every stride-th
 * pixel: taken out first, they leave one with stride 1.
 */
function pixelsSeen(x: tf.Tensor, info: Info): tf.Tensor {
  const { strideHeight, strideWidth, outHeight, outWidth } = info;
  const padded = bordered(x, info);
  const [batch, , , channels] = padded.shape as Shape4D;
  return tf.stridedSlice(
    padded,
    [0, 0, 0, 0],
    [batch, (outHeight - 1) * strideHeight + 1, (outWidth - 1) * strideWidth + 1, channels],
    [1, strideHeight, strideWidth, 1],
  );
}

const isPointwiseWithStride = ({ filterHeight, filterWidth, ...info }: Info): boolean =>
  filterHeight * filterWidth === 1 && info.strideHeight * info.strideWidth > 1;

/** Padding in pixels for convolutions, and the 1 × 1 filter gradient with a stride. */
export function registerConvolutionKernels(): void {
  registerForward();
  registerInputGradient();
  registerFilterGradient();
}

function registerForward(): void {
  replaceKernel<'x' | 'filter', Convolution>('Conv2D', ({ attrs: given, ...call }, before) => {
    const { x, filter } = call.inputs;
    const attrs = named(x.shape, filter.shape, given);
    const info = infoOf(x.shape, filter.shape, attrs);
    if (!isInPixels(info)) return before({ ...call, attrs });
    return call.backend.executeSingleOutput('Conv2D', attributesOf(info), [x, filter]);
  });
  replaceKernel<'x' | 'filter', Convolution>('FusedConv2D', (call, before) => {
    const { x, filter } = call.inputs;
    const info = infoOf(x.shape, filter.shape, call.attrs);
    if (!isInPixels(info)) return before(call);
    const attrs = { ...call.attrs, pad: 'valid' as const };
    return before({ ...call, attrs, inputs: { ...call.inputs, x: bordered(x, info) } });
  });
}

/** The shape of an input with its border, as far as the filter comes. */
const seen = ({ padInfo: { top, left }, ...info }: Info): Shape4D => [
  info.batchSize,
  Math.max(top + info.inHeight, (info.outHeight - 1) * info.strideHeight + info.filterHeight),
  Math.max(left + info.inWidth, (info.outWidth - 1) * info.strideWidth + info.filterWidth),
  info.inChannels,
];

// By the input with its border, which needs no padding; then the border is taken off.
function registerInputGradient(): void {
  replaceKernel<'dy' | 'filter', Convolution & { inputShape: Shape4D }>(
    'Conv2DBackpropInput',
    ({ attrs: given, ...call }, before) => {
      const { filter } = call.inputs;
      const attrs = named(given.inputShape, filter.shape, given);
      const info = infoOf(attrs.inputShape, filter.shape, attrs);
      if (!isInPixels(info)) return before({ ...call, attrs });
      const { top, left } = info.padInfo;
      const inputShape = seen(info);
      const framed = before({ ...call, attrs: { ...attrs, pad: 'valid' as const, inputShape } });
      return framed.slice([0, top, left, 0], attrs.inputShape);
    },
  );
}

function registerFilterGradient(): void {
  replaceKernel<'x' | 'dy', Convolution & { filterShape: Shape4D }>(
    'Conv2DBackpropFilter',
    ({ attrs: given, ...call }, before) => {
      const { filterShape } = given;
      const { x, dy } = call.inputs;
      const attrs = named(x.shape, filterShape, given);
      const info = infoOf(x.shape, filterShape, attrs);
      if (isPointwiseWithStride(info) && info.dataFormat === 'channelsLast') {
        const valid = { ...attrs, strides: 1, pad: 'valid' as const };
        return before({ ...call, attrs: valid, inputs: { x: pixelsSeen(x, info), dy } });
      }
      if (!isInPixels(info)) return before({ ...call, attrs });
      const inputs = [x, tf.tensor1d(filterShape, 'int32'), dy];
      return call.backend.executeSingleOutput('Conv2DBackpropFilter', attributesOf(info), inputs);
    },
  );
}
