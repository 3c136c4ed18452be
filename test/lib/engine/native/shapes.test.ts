import * as tf from '@tensorflow/tfjs';
import { itAgrees } from '../../../support/opCases';
import { floats, given, integers, positives, useNativeEngine } from '../../../support/rungs';

describe('native reshaping ops compute', () => {
  useNativeEngine();
  itAgrees([
    { name: 'transpose', inputs: [floats(3, 4, 5)], run: (x) => x.transpose([2, 0, 1]) },
    { name: 'reshape', inputs: [floats(3, 4)], run: (x) => x.reshape([2, 6]) },
    { name: 'slice', inputs: [floats(5, 6)], run: (x) => x.slice([1, 2], [3, 3]) },
    {
      name: 'stridedSlice',
      inputs: [floats(5, 6)],
      run: (x) => x.stridedSlice([0, 1], [5, 6], [2, 2]),
      forwardOnly: true,
    },
    { name: 'concat', inputs: [floats(2, 3), floats(2, 4)], run: (a, b) => tf.concat([a, b], 1) },
    { name: 'stack', inputs: [floats(2, 3), positives(2, 3)], run: (a, b) => tf.stack([a, b]) },
    { name: 'split', inputs: [floats(6, 4)], run: (x) => tf.split(x, 3) },
    { name: 'unstack', inputs: [floats(3, 4)], run: (x) => tf.unstack(x) },
    { name: 'tile', inputs: [floats(3, 4)], run: (x) => x.tile([2, 3]) },
    {
      name: 'pad',
      inputs: [floats(3, 4)],
      run: (x) =>
        x.pad([
          [1, 2],
          [0, 1],
        ]),
    },
    { name: 'reverse', inputs: [floats(3, 4)], run: (x) => x.reverse(1) },
    { name: 'broadcastTo', inputs: [floats(1, 4)], run: (x) => x.broadcastTo([3, 4]) },
    { name: 'gather', inputs: [floats(10, 4), integers(10, 7)], run: (x, i) => tf.gather(x, i) },
    {
      name: 'unsortedSegmentSum',
      inputs: [floats(6, 4), given([0, 0, 1, 2, 2, 1], [6], 'int32')],
      run: (x, ids) => tf.unsortedSegmentSum(x, ids as tf.Tensor1D, 3),
    },
    { name: 'argMax', inputs: [floats(4, 6)], run: (x) => tf.argMax(x, 1), forwardOnly: true },
    {
      name: 'topk',
      inputs: [floats(4, 9)],
      run: (x) => Object.values(tf.topk(x, 3)),
      forwardOnly: true,
    },
    { name: 'oneHot', inputs: [integers(4, 6)], run: (x) => tf.oneHot(x, 4), forwardOnly: true },
    { name: 'cast', inputs: [floats(3, 3)], run: (x) => x.cast('int32'), forwardOnly: true },
  ]);
});

describe('native image ops compute', () => {
  useNativeEngine();
  const images = positives(2, 8, 8, 3);
  itAgrees([
    {
      name: 'flipLeftRight',
      inputs: [images],
      run: (x) => tf.image.flipLeftRight(x as tf.Tensor4D),
      forwardOnly: true,
    },
    {
      name: 'resizeBilinear',
      inputs: [images],
      run: (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [12, 5]),
    },
    {
      // Of one image: pure JavaScript's gradient is wrong from the second on.
      name: 'resizeNearestNeighbor',
      inputs: [positives(1, 8, 8, 3)],
      run: (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [12, 5]),
    },
    {
      name: 'cropAndResize',
      inputs: [
        images,
        given([0.1, 0.2, 0.8, 0.9, 0, 0, 1, 1], [2, 4]),
        given([0, 1], [2], 'int32'),
      ],
      run: (x, boxes, which) =>
        tf.image.cropAndResize(
          x as tf.Tensor4D,
          boxes as tf.Tensor2D,
          which as tf.Tensor1D,
          [6, 6],
        ),
      forwardOnly: true,
    },
    {
      name: 'rgbToGrayscale',
      inputs: [images],
      run: (x) => tf.image.rgbToGrayscale(x as tf.Tensor4D),
      forwardOnly: true,
    },
    {
      name: 'rotateWithOffset',
      inputs: [images],
      run: (x) => [
        tf.image.rotateWithOffset(x as tf.Tensor4D, 0.5, 0, 0.5),
        tf.image.rotateWithOffset(x as tf.Tensor4D, -0.3, [0.1, 0.5, 0.9], [0.4, 0.6]),
      ],
      forwardOnly: true,
    },
    {
      // Of one image: pure JavaScript does no more than the first.
      name: 'transform',
      inputs: [positives(1, 8, 8, 3), given([1, 0.1, 0.05, 0, 1, 0.45, 0, 0], [1, 8])],
      run: (x, t) => tf.image.transform(x as tf.Tensor4D, t as tf.Tensor2D),
      forwardOnly: true,
    },
  ]);
});
