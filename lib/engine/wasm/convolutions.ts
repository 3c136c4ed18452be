import * as tf from '@tensorflow/tfjs';
import { replaceKernel } from '../replaceKernel';

type Shape4D = [number, number, number, number];
type Info = tf.backend_util.Conv2DInfo;

interface Convolution {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

const infoOf = (x: number[], filter: number[], options: Convolution): Info =>
  tf.backend_util.computeConv2DInfo(
    x as Shape4D,
    filter as Shape4D,
    options.strides,
    1,
    options.pad,
    options.dimRoundingMode,
  );

/**
 * Gradient by the filter, as a convolution: the gradient of the output, spread by the stride,
 * slides over the images. Images and channels change places, since it is images that are summed.
 */
function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, info: Info): tf.Tensor {
  const { strideHeight, strideWidth, filterHeight, filterWidth, outHeight, outWidth } = info;
  const { top, bottom, left, right } = info.padInfo;
  const border: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  const height = (outHeight - 1) * strideHeight + filterHeight;
  const width = (outWidth - 1) * strideWidth + filterWidth;
  const seen = x.pad(border).slice([0, 0, 0, 0], [-1, height, width, -1]);
  const slid = tf.conv2d(
    seen.transpose<tf.Tensor4D>([3, 1, 2, 0]),
    dy.transpose<tf.Tensor4D>([1, 2, 0, 3]),
    1,
    'valid',
    'NHWC',
    [strideHeight, strideWidth],
  );
  return slid.transpose([1, 2, 0, 3]);
}

/** Zeros between the pixels: stride − 1 after each but the last. */
function spread(dy: tf.Tensor4D, { strideHeight, strideWidth, outHeight, outWidth }: Info) {
  if (strideHeight === 1 && strideWidth === 1) return dy;
  const [batch, , , channels] = dy.shape;
  const apart = dy.reshape([batch, outHeight, 1, outWidth, channels]).pad([
    [0, 0],
    [0, 0],
    [0, strideHeight - 1],
    [0, 0],
    [0, 0],
  ]);
  const rows = outHeight * strideHeight;
  const both = apart.reshape([batch, rows, outWidth, 1, channels]).pad([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, strideWidth - 1],
    [0, 0],
  ]);
  const size = [-1, rows - strideHeight + 1, (outWidth - 1) * strideWidth + 1, -1];
  return both
    .reshape<tf.Tensor4D>([batch, rows, outWidth * strideWidth, channels])
    .slice([0, 0, 0, 0], size);
}

/** Borders around the spread gradient, so that a valid convolution gives the input's size. */
function borders({ padInfo: { top, left }, ...info }: Info): [number, number][] {
  const above = info.filterHeight - 1 - top;
  const before = info.filterWidth - 1 - left;
  const below = info.inHeight + top - 1 - (info.outHeight - 1) * info.strideHeight;
  const after = info.inWidth + left - 1 - (info.outWidth - 1) * info.strideWidth;
  return [
    [0, 0],
    [above, below],
    [before, after],
    [0, 0],
  ];
}

/** Gradients of 2-D convolutions as convolutions forward, which XNNPACK computes fast. */
export function registerWasmConvolutions(): void {
  replaceKernel<'x' | 'dy', Convolution & { filterShape: Shape4D }>(
    'Conv2DBackpropFilter',
    ({ inputs: { x, dy }, attrs }) => {
      const info = infoOf(x.shape, attrs.filterShape, attrs);
      return filterGradient(x as tf.Tensor4D, dy as tf.Tensor4D, info);
    },
    'wasm',
  );
  replaceKernel<'dy' | 'filter', Convolution & { inputShape: Shape4D }>(
    'Conv2DBackpropInput',
    (call, before) => {
      const { dy, filter } = call.inputs;
      const info = infoOf(call.attrs.inputShape, filter.shape, call.attrs);
      const border = borders(info);
      // A filter smaller than its padding, which no layer has.
      if (border.flat().some((width) => width < 0)) return before(call);
      const turned = tf.reverse(filter, [0, 1]).transpose<tf.Tensor4D>([0, 1, 3, 2]);
      const framed = spread(dy as tf.Tensor4D, info).pad<tf.Tensor4D>(border);
      return tf.conv2d(framed, turned, 1, 'valid');
    },
    'wasm',
  );
}
