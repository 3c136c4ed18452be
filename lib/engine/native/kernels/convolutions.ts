import * as tf from '@tensorflow/tfjs';
import { bool, int, text, type } from '../attributes';
import type { OpAttribute } from '../binding';
import { replaceKernel } from '../../replaceKernel';

type Shape4D = [number, number, number, number];
type Info = tf.backend_util.Conv2DInfo;

interface Convolution {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
  readonly dilations?: number | [number, number];
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const infoOf = (x: number[], filter: number[], options: Convolution): Info =>
  tf.backend_util.computeConv2DInfo(
    x as Shape4D,
    filter as Shape4D,
    options.strides,
    options.dilations ?? 1,
    options.pad,
    options.dimRoundingMode,
    false,
    tf.backend_util.convertConv2DDataFormat(options.dataFormat ?? 'NHWC'),
  );

/** Whether the padding is given in pixels, for which the package has no code. */
const isInPixels = ({ padInfo: { type: kind }, dataFormat }: Info): boolean =>
  dataFormat === 'channelsLast' && kind !== 'SAME' && kind !== 'VALID';

const pixelsOf = ({ padInfo: { top, bottom, left, right } }: Info): number[] => [
  ...[0, 0, top, bottom],
  ...[left, right, 0, 0],
];

const bordered = (x: tf.Tensor, { padInfo: { top, bottom, left, right } }: Info): tf.Tensor =>
  tf.pad(x, [
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
  replaceKernel<'x' | 'filter', Convolution>('Conv2D', (call, before) => {
    const { x, filter } = call.inputs;
    const info = infoOf(x.shape, filter.shape, call.attrs);
    if (!isInPixels(info)) return before(call);
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

function registerInputGradient(): void {
  replaceKernel<'dy' | 'filter', Convolution & { inputShape: Shape4D }>(
    'Conv2DBackpropInput',
    (call, before) => {
      const { inputShape } = call.attrs;
      const { dy, filter } = call.inputs;
      const info = infoOf(inputShape, filter.shape, call.attrs);
      if (!isInPixels(info)) return before(call);
      const inputs = [tf.tensor1d(inputShape, 'int32'), filter, dy];
      return call.backend.executeSingleOutput('Conv2DBackpropInput', attributesOf(info), inputs);
    },
  );
}

function registerFilterGradient(): void {
  replaceKernel<'x' | 'dy', Convolution & { filterShape: Shape4D }>(
    'Conv2DBackpropFilter',
    (call, before) => {
      const { filterShape } = call.attrs;
      const { x, dy } = call.inputs;
      const info = infoOf(x.shape, filterShape, call.attrs);
      if (isPointwiseWithStride(info) && info.dataFormat === 'channelsLast') {
        const attrs = { ...call.attrs, strides: 1, pad: 'valid' as const };
        return before({ ...call, attrs, inputs: { x: pixelsSeen(x, info), dy } });
      }
      if (!isInPixels(info)) return before(call);
      const inputs = [x, tf.tensor1d(filterShape, 'int32'), dy];
      return call.backend.executeSingleOutput('Conv2DBackpropFilter', attributesOf(info), inputs);
    },
  );
}
