import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { RUNGS } from '../../../lib/engine/rungs';
import { textEncoder } from '../../../lib/models';
import { assertClose } from '../../support/assertClose';
import { count, flat, scramble, using } from '../../support/encoders';
import { denseLoops } from '../../support/loopsDense';
import { assertMatrixClose } from '../../support/matrices';
import { startOrSkip, useNativeEngine } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const SIZE = { words: 5, embeddingDim: 3, outputDim: 2, seed: 7 };
const TOKENS = [
  [2, 4, 0, 0],
  [1, 1, 3, 2],
  [0, 3, 0, 0],
  [0, 0, 0, 0],
];
type Weights = Readonly<Record<string, readonly number[]>>;

/** The embeddings by the definition, in float64. */
const textLoops = (weights: Weights, tokens = TOKENS): number[][] =>
  tokens.map((row) => {
    const words = row.filter((token) => token !== 0);
    const mean = Array.from({ length: 3 }, (_, d) => {
      const total = words.reduce((sum, t) => sum + weights['embedding.weight']![3 * t + d]!, 0);
      return words.length > 0 ? total / words.length : 0;
    });
    const layer = { weight: weights['projection.weight']!, bias: weights['projection.bias']! };
    return denseLoops(mean, [layer]);
  });

for (const rung of RUNGS) {
  describe(`textEncoder on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    it('agrees with loops: the mean of the words, whatever their order, without padding', () => {
      using(textEncoder(SIZE), ({ apply, weights }) => {
        scramble(weights);
        const found = tf.tidy(() => apply(tf.tensor2d(TOKENS, undefined, 'int32')).arraySync());
        assertMatrixClose(found, textLoops(flat(weights)), 1e-5);
        const turned = TOKENS.map((row) => [...row].reverse());
        const other = tf.tidy(() => apply(tf.tensor2d(turned, undefined, 'int32')).arraySync());
        assertMatrixClose(other, found, 1e-6);
      });
    });

    it('has the gradient of the loops for every weight, 0 for the vector of padding', () => {
      using(textEncoder(SIZE), ({ apply, weights }) => {
        scramble(weights);
        const numbers = flat(weights);
        const score = (changed: Weights) =>
          textLoops(changed)
            .flat()
            .reduce((total, v, k) => total + Math.cos(k) * v, 0);
        const { value, grads } = tf.variableGrads(() => {
          const h = apply(tf.tensor2d(TOKENS, undefined, 'int32'));
          return h.mul(tf.range(0, h.size).cos().reshape(h.shape)).sum();
        }, Object.values(weights));
        for (const [key, variable] of Object.entries(weights)) {
          grads[variable.name]!.dataSync().forEach((slope, place) => {
            const at = (delta: number) =>
              score({
                ...numbers,
                [key]: numbers[key]!.map((v, k) => (k === place ? v + delta : v)),
              });
            assertClose(slope, (at(1e-6) - at(-1e-6)) / 2e-6, 1e-4);
          });
        }
        assert.deepEqual(
          [...grads[weights['embedding.weight']!.name]!.dataSync()].slice(0, 3).map(Math.abs),
          [0, 0, 0],
        );
        tf.dispose([value, grads]);
      });
    });

    it('leaks no tensor, and disposes all of its weights', () => {
      const before = tf.memory().numTensors;
      using(textEncoder(SIZE), ({ apply }) => {
        const tokens = tf.tensor2d(TOKENS, undefined, 'int32');
        assertNoLeak(() => apply(tokens));
        tokens.dispose();
      });
      assert.equal(tf.memory().numTensors, before);
    });
  });
}

describe('textEncoder', () => {
  before(() => tf.setBackend('cpu'));

  it('has a vector for each word and one linear layer', () => {
    using(textEncoder({ words: 30 }), ({ weights, statistics }) => {
      assert.equal(count(weights), 30 * 64 + 64 * 64 + 64);
      assert.deepEqual(statistics, {});
    });
  });

  it('draws the vectors from N(0, 1), the same for the same seed', () => {
    const drawn = (seed: number) => {
      let numbers: number[] = [];
      using(textEncoder({ words: 100, seed }), ({ weights }) => {
        numbers = flat(weights)['embedding.weight']!;
      });
      return numbers;
    };
    const values = drawn(1);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    assert.ok(Math.abs(mean) < 0.05 && Math.abs(variance - 1) < 0.1);
    assert.deepEqual(drawn(1), values);
    assert.notDeepEqual(drawn(2), values);
  });

  it('says what does not fit', () => {
    assert.throws(() => textEncoder({ words: 0 }), {
      name: 'RangeError',
      message: 'textEncoder: words is 0; it must be a whole number above 0.',
    });
    using(textEncoder(SIZE), ({ apply }) => {
      assert.throws(() => apply(tf.zeros([4])), {
        name: 'RangeError',
        message: 'textEncoder: tokens are [4]; they must be [N, length], one row a text.',
      });
    });
  });
});

describe('textEncoder in a compiled step', () => {
  useNativeEngine();

  it('sees the tokens of each batch', async () => {
    await tf.setBackend('tensorflow');
    using(textEncoder(SIZE), ({ apply, weights }) => {
      const step = compileStep((tokens: tf.Tensor) => apply(tokens).square().mean(), {
        optimizer: tf.train.sgd(0.1),
        variables: weights,
      });
      for (let i = 0; i < 4; i += 1) {
        const tokens = TOKENS.map((row) => row.map((token) => (token + i) % 5));
        const all = textLoops(flat(weights), tokens).flat();
        const expected = all.reduce((sum, v) => sum + v * v, 0) / all.length;
        assertClose(
          tf.tidy(() => step(tf.tensor2d(tokens, undefined, 'int32')).dataSync()[0]!),
          expected,
          1e-5,
        );
      }
    });
  });
});
