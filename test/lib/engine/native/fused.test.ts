import * as tf from '@tensorflow/tfjs';
import { batchNorm } from '../../../../lib/engine/fused/batchNorm';
import { layerNorm } from '../../../../lib/engine/fused/layerNorm';
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
    run: (x, scale, shift) =>
      batchNorm(x as tf.Tensor4D, scale as tf.Tensor1D, shift as tf.Tensor1D).y,
    // Sums over 100 numbers of both signs.
    tolerance: 1e-4,
  },
  {
    name: 'the statistics of batchNorm',
    inputs: [floats(4, 5, 5, 3), floats(3), floats(3)],
    run: (x, scale, shift) => {
      const { mean, variance } = batchNorm(
        x as tf.Tensor4D,
        scale as tf.Tensor1D,
        shift as tf.Tensor1D,
      );
      return [mean, variance];
    },
    forwardOnly: true,
  },
];

describe('native fused layers compute', () => {
  useNativeEngine();
  itAgrees(cases);

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
