import * as tf from '@tensorflow/tfjs';
import { batchNorm } from '../../../../lib/engine/fused/batchNorm';
import { convolution } from '../../../../lib/engine/fused/convolution';
import { layerNorm } from '../../../../lib/engine/fused/layerNorm';
import { linear } from '../../../../lib/engine/fused/linear';
import { itAgrees, type OpCase } from '../../../support/opCases';
import {
  assertSameResults,
  floats,
  resultsOn,
  tensorOf,
  useNativeEngine,
} from '../../../support/rungs';

const [rows, gain, bias] = [floats(6, 32), floats(32), floats(32)];

const composed = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor => {
  const centred = x.sub(x.mean(-1, true));
  const variance = centred.square().mean(-1, true);
  return centred.div(variance.add(1e-5).sqrt()).mul(scale).add(shift);
};

const normalized = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
  batchNorm(x as tf.Tensor4D, {
    ...{ scale: scale as tf.Tensor1D, shift: shift as tf.Tensor1D },
    ...{ mean: tf.tensor1d([0.5, -1, 0]), variance: tf.tensor1d([1, 2, 0.5]) },
  });

const cases: OpCase[] = [
  {
    name: 'layerNorm',
    inputs: [rows, gain, bias],
    run: (x, scale, shift) =>
      layerNorm(x as tf.Tensor2D, scale as tf.Tensor1D, shift as tf.Tensor1D),
  },
  {
    name: 'batchNorm',
    inputs: [floats(4, 5, 5, 3), floats(3), floats(3)],
    run: (x, scale, shift) => normalized(x, scale, shift).y,
    // Sums over 100 numbers of both signs.
    tolerance: 1e-4,
  },
  {
    name: 'the running statistics of batchNorm',
    inputs: [floats(4, 5, 5, 3), floats(3), floats(3)],
    run: (x, scale, shift) => {
      const { mean, variance } = normalized(x, scale, shift);
      return [mean, variance];
    },
    forwardOnly: true,
  },
  {
    name: 'linear',
    inputs: [floats(6, 5), floats(5, 4), floats(4)],
    run: (x, weight, shift) =>
      linear(x as tf.Tensor2D, weight as tf.Tensor2D, shift as tf.Tensor1D),
  },
  ...[1, 2, 4].flatMap((width) =>
    [1, 2].flatMap((stride) =>
      [1, 3, 5].map((size) => ({
        name: `convolution of ${width} × ${width} pixels by ${size} × ${size}, stride ${stride},`,
        inputs: [floats(2, width, width, 16), floats(size, size, 16, 4)],
        run: (x: tf.Tensor, w: tf.Tensor) =>
          convolution(x as tf.Tensor4D, w as tf.Tensor4D, stride),
      })),
    ),
  ),
];

describe('native fused layers compute', () => {
  useNativeEngine();
  itAgrees(cases);

  for (const [height, width, size, stride] of [
    [2, 1, 5, 2],
    [2, 2, 3, 1],
    [2, 2, 3, 2],
    [1, 2, 3, 1],
    [3, 2, 5, 1],
    [3, 3, 3, 1],
  ] as const) {
    const title = `${height} × ${width} pixels by ${size} × ${size}, stride ${stride}`;
    it(`a convolution of ${title}, and its gradients, as padding on every side has it`, async () => {
      const inputs = [floats(2, height, width, 3), floats(size, size, 3, 4)];
      const border = [(size - 1) / 2, (size - 1) / 2] as [number, number];
      const padded = (x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor => {
        const framed = tf.pad(x, [[0, 0], border, border, [0, 0]]);
        return tf.conv2d(framed, w, stride, 'valid');
      };
      const ours = (x: tf.Tensor4D, w: tf.Tensor4D) => convolution(x, w, stride);
      const all = (f: typeof padded) => () => {
        const [x, w] = inputs.map(tensorOf) as [tf.Tensor4D, tf.Tensor4D];
        const [dx, dw] = tf.grads((a, b) =>
          f(a as tf.Tensor4D, b as tf.Tensor4D)
            .square()
            .sum(),
        )([x, w]);
        return { y: f(x, w), dx: dx!, dw: dw! };
      };
      assertSameResults(
        await resultsOn('tensorflow', all(ours)),
        await resultsOn('cpu', all(padded)),
      );
    });
  }

  it('layerNorm, and its gradient, as its composition does', async () => {
    const both = (f: typeof composed) => () => {
      const inputs = [rows, gain, bias].map(tensorOf) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const weights = tf
        .range(0, 6 * 32)
        .cos()
        .reshape([6, 32]);
      const { value, grads } = tf.valueAndGrads((...all: tf.Tensor[]) =>
        f(...(all as typeof inputs))
          .mul(weights)
          .sum(),
      )(inputs);
      return { value, ...Object.fromEntries(grads.map((g, i) => [`gradient ${i}`, g])) };
    };
    const fused = (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor =>
      layerNorm(x as tf.Tensor2D, scale as tf.Tensor1D, shift as tf.Tensor1D);
    assertSameResults(await resultsOn('cpu', both(fused)), await resultsOn('cpu', both(composed)));
  });
});
