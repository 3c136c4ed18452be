import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { itAgrees, type OpCase } from '../../../support/opCases';
import { floats, positives, useNativeEngine } from '../../../support/rungs';

type Pad = Parameters<typeof tf.conv2d>[3];

interface Convolution {
  readonly size: number;
  readonly stride: number;
  readonly pad: Pad;
  readonly channels?: number;
  readonly dilation?: number;
  /** Of the images, as is their height. */
  readonly width?: number;
}

const conv2d = ({
  size,
  stride,
  pad,
  channels = 3,
  dilation = 1,
  width = 12,
}: Convolution): OpCase => ({
  name: `conv2d ${size}×${size} of ${channels} channels, stride ${stride}, padding ${String(pad)}, dilation ${dilation}, ${width} pixels wide`,
  inputs: [floats(2, width, width, channels), floats(size, size, channels, 8)],
  run: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad, 'NHWC', dilation),
  // tfjs has no gradient of a dilated convolution.
  forwardOnly: dilation > 1,
});

const EXPLICIT: Pad = [
  [0, 0],
  [2, 1],
  [1, 0],
  [0, 0],
];

/** Where oneDNN's filter gradient is wrong: 1 × 1, stride two or more, few channels. */
const pointwise = [1, 3, 4, 8, 16].flatMap((channels) =>
  [2, 3].flatMap((stride) =>
    (['same', 'valid', 1] as const).map((pad) => conv2d({ size: 1, stride, pad, channels })),
  ),
);

describe('native convolutions compute', () => {
  useNativeEngine();
  itAgrees([
    conv2d({ size: 3, stride: 1, pad: 'same' }),
    conv2d({ size: 3, stride: 2, pad: 'same' }),
    conv2d({ size: 7, stride: 2, pad: 'same' }),
    conv2d({ size: 7, stride: 2, pad: 3 }),
    conv2d({ size: 3, stride: 1, pad: 'valid' }),
    conv2d({ size: 3, stride: 1, pad: 1 }),
    conv2d({ size: 3, stride: 2, pad: 1 }),
    conv2d({ size: 3, stride: 2, pad: 1, width: 9 }),
    conv2d({ size: 3, stride: 3, pad: 1, width: 9 }),
    conv2d({ size: 3, stride: 1, pad: 1, width: 1 }),
    conv2d({ size: 5, stride: 2, pad: 2, width: 2 }),
    conv2d({ size: 3, stride: 2, pad: 3 }),
    conv2d({ size: 3, stride: 2, pad: EXPLICIT }),
    conv2d({ size: 3, stride: 1, pad: 'same', dilation: 2 }),
    ...pointwise,
    {
      name: 'conv2d with bias and relu',
      inputs: [floats(2, 8, 8, 3), floats(3, 3, 3, 4), floats(4)],
      run: (x, filter, bias) =>
        tf.fused.conv2d({
          ...{ x: x as tf.Tensor4D, filter: filter as tf.Tensor4D, bias },
          ...{ strides: 1, pad: 'same', activation: 'relu' },
        }),
    },
    {
      name: 'conv2d with bias, relu and padding in pixels',
      inputs: [floats(2, 8, 8, 3), floats(3, 3, 3, 4), floats(4)],
      run: (x, filter, bias) =>
        tf.fused.conv2d({
          ...{ x: x as tf.Tensor4D, filter: filter as tf.Tensor4D, bias },
          ...{ strides: 1, pad: 1, activation: 'relu' },
        }),
    },
    {
      name: 'conv2dTranspose',
      inputs: [floats(2, 4, 4, 3), floats(3, 3, 5, 3)],
      run: (x, w) =>
        tf.conv2dTranspose(x as tf.Tensor4D, w as tf.Tensor4D, [2, 8, 8, 5], 2, 'same'),
    },
    {
      name: 'depthwiseConv2d',
      inputs: [floats(2, 8, 8, 3), floats(3, 3, 3, 2)],
      run: (x, w) => tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'),
    },
    {
      name: 'separableConv2d',
      inputs: [floats(2, 8, 8, 3), floats(3, 3, 3, 2), floats(1, 1, 6, 4)],
      run: (x, w, p) =>
        tf.separableConv2d(x as tf.Tensor4D, w as tf.Tensor4D, p as tf.Tensor4D, 1, 'same'),
    },
    {
      name: 'conv1d',
      inputs: [floats(2, 12, 3), floats(3, 3, 5)],
      run: (x, w) => tf.conv1d(x as tf.Tensor3D, w as tf.Tensor3D, 1, 'same'),
    },
    {
      name: 'batch norm',
      inputs: [floats(8, 5, 5, 4), floats(4), positives(4), floats(4), floats(4)],
      run: (x, mean, variance, offset, scale) =>
        tf.batchNorm(
          x,
          ...([mean, variance, offset, scale] as tf.Tensor1D[] as [
            tf.Tensor1D,
            tf.Tensor1D,
            tf.Tensor1D,
            tf.Tensor1D,
          ]),
          1e-3,
        ),
    },
  ]);
});

const pools: OpCase[] = (['same', 'valid', 1] as const).map((pad) => ({
  name: `maxPool with padding ${pad}`,
  inputs: [floats(2, 9, 9, 3)],
  run: (x) => tf.maxPool(x as tf.Tensor4D, 3, 2, pad),
}));

describe('native pools compute', () => {
  useNativeEngine();
  itAgrees([
    ...pools,
    {
      name: 'avgPool with padding in pixels',
      inputs: [floats(2, 9, 9, 3)],
      run: (x) => tf.avgPool(x as tf.Tensor4D, 3, 2, 1),
      // Pure JavaScript's gradient does not fit its mean, which counts the pixels inside alone.
      forwardOnly: true,
    },
    {
      name: 'avgPool',
      inputs: [floats(2, 8, 8, 3)],
      run: (x) => tf.avgPool(x as tf.Tensor4D, 2, 2, 'valid'),
    },
    { name: 'mean over pixels', inputs: [floats(2, 8, 8, 3)], run: (x) => tf.mean(x, [1, 2]) },
    {
      name: 'maxPoolWithArgmax',
      inputs: [floats(2, 4, 4, 3)],
      run: (x) => Object.values(tf.maxPoolWithArgmax(x as tf.Tensor4D, 2, 2, 'valid', true)),
      forwardOnly: true,
    },
  ]);

  it('the gradient of an avgPool with padding in pixels that fits its mean', () => {
    const pool = (x: tf.Tensor): tf.Tensor => tf.avgPool(x as tf.Tensor4D, 3, 2, 1);
    const ones = tf.ones([1, 3, 3, 1]);
    // Windows of 4 pixels each; the middle row and column are in two, the centre in all.
    const shares = [0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25];
    assert.deepEqual(Array.from(tf.grad(pool)(ones).dataSync()), shares);
  });
});
