import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { itAgrees, type OpCase } from '../../support/opCases';
import { floats, given } from '../../support/rungs';

const convolutions = [
  ...[1, 3, 5].flatMap((size) =>
    [1, 2, 3].flatMap((stride) =>
      (['same', 'valid', 1] as const).map((pad): OpCase => ({
        name: `conv2d ${size}×${size}, stride ${stride}, padding ${pad},`,
        inputs: [floats(2, 10, 9, 3), floats(size, size, 3, 4)],
        run: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
      })),
    ),
  ),
];

describe('the wasm engine computes', () => {
  let earlier = '';
  before(async () => {
    await tf.ready();
    earlier = tf.getBackend();
    await RUNGS.find(({ name }) => name === 'wasm')!.start();
  });
  after(() => tf.setBackend(earlier));

  const products: OpCase[] = [true, false].flatMap((a) =>
    [true, false].map((b) => ({
      name: `matMul of ${a ? 'a transpose' : 'a matrix'} and ${b ? 'a transpose' : 'a matrix'}`,
      inputs: [a ? floats(2, 7, 5) : floats(2, 5, 7), b ? floats(2, 4, 7) : floats(2, 7, 4)],
      run: (x, y) => tf.matMul(x, y, a, b),
    })),
  );

  itAgrees(
    [
      ...convolutions,
      ...products,
      {
        name: 'matMul with bias and relu',
        inputs: [floats(6, 5), floats(5, 3), floats(3)],
        run: (a, b, bias) => tf.fused.matMul({ a, b, bias, activation: 'relu' }),
      },
      {
        name: 'gather',
        inputs: [floats(6, 2, 3), given([5, 0, 5, 2], [4], 'int32')],
        run: (x, i) => tf.gather(x, i),
      },
    ],
    'wasm',
  );
});
