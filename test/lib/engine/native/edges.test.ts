import * as tf from '@tensorflow/tfjs';
import { itAgrees } from '../../../support/opCases';
import { floats, given, useNativeEngine } from '../../../support/rungs';

const odd = given([NaN, Infinity, -Infinity, 0, 1, -1]);

describe('native edge cases: computes', () => {
  useNativeEngine();
  itAgrees([
    ...(['add', 'mul', 'sub', 'maximum', 'minimum'] as const).map((name) => ({
      name: `${name} of NaN and infinities`,
      inputs: [odd, given([1, 1, 1, NaN, Infinity, 0])],
      run: (a: tf.Tensor, b: tf.Tensor) => tf[name](a, b),
      forwardOnly: true,
    })),
    ...(['exp', 'relu', 'abs', 'isNaN', 'isFinite', 'sigmoid', 'square'] as const).map((name) => ({
      name: `${name} of NaN and infinities`,
      inputs: [odd],
      run: (x: tf.Tensor) => tf[name](x),
      forwardOnly: true,
    })),
    {
      name: 'division by zero',
      inputs: [given([1, -1, 0]), given([0, 0, 0])],
      run: (a, b) => a.div(b),
      forwardOnly: true,
    },
    {
      name: 'log and sqrt of negative numbers',
      inputs: [given([-1, 0, 1])],
      run: (x) => [x.log(), x.sqrt()],
      forwardOnly: true,
    },
    {
      name: 'logSumExp of huge logits',
      inputs: [given([1e30, 1e30, -1e30, 0], [2, 2])],
      run: (x) => tf.logSumExp(x, 1),
      forwardOnly: true,
    },
    {
      name: 'sums of nothing',
      inputs: [given([], [0, 3])],
      run: (x) => [x.sum(), x.sum(0), x.sum(1)],
      forwardOnly: true,
    },
    {
      name: 'matMul of nothing',
      inputs: [given([], [0, 3]), floats(3, 2)],
      run: (a, b) => tf.matMul(a, b),
      forwardOnly: true,
    },
    {
      name: 'concat with nothing',
      inputs: [given([], [0, 3]), floats(2, 3)],
      run: (a, b) => tf.concat([a, b]),
      forwardOnly: true,
    },
    {
      name: 'gather of nothing',
      inputs: [floats(4, 2), given([], [0], 'int32')],
      run: (x, i) => tf.gather(x, i),
      forwardOnly: true,
    },
  ]);
});
