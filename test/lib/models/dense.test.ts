import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { withHead, type Encoder } from '../../../lib/models/encoder';
import { linearHead } from '../../../lib/models/linearHead';
import { predictor } from '../../../lib/models/predictor';
import { projectionHead } from '../../../lib/models/projectionHead';
import { resnet } from '../../../lib/models/resnet';
import { siameseEncoder } from '../../../lib/models/siameseEncoder';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { count, flat, scramble, using } from '../../support/encoders';
import { denseLoops, type DenseLayer } from '../../support/loopsDense';
import { assertMatrixClose } from '../../support/matrices';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const INPUT = 5;

const small: Readonly<Record<string, (seed?: number) => Encoder>> = {
  siameseEncoder: (seed = 7) =>
    siameseEncoder({ inputDim: INPUT, hiddenDims: [6, 4, 3], outputDim: 2, seed }),
  projectionHead: (seed = 7) =>
    projectionHead({ inputDim: INPUT, hiddenDim: 4, outputDim: 3, seed }),
  predictor: (seed = 7) => predictor({ dim: INPUT, hiddenDim: 4, useNorm: false, seed }),
  linearHead: (seed = 7) => linearHead({ inputDim: INPUT, classes: 3, seed }),
};

const random = uniforms(3);
const rows = Array.from({ length: 4 }, () => Array.from({ length: INPUT }, () => 4 * random() - 2));

/** The layers of a model, in order: their weights come first, then their biases. */
const layersOf = (weights: Readonly<Record<string, number[]>>): DenseLayer[] =>
  Object.keys(weights)
    .filter((name) => name.endsWith('.weight'))
    .map((name) => ({
      weight: weights[name]!,
      bias: weights[name.replace(/weight$/, 'bias')]!,
    }));

for (const rung of RUNGS) {
  for (const [name, make] of Object.entries(small)) {
    describe(`${name} on ${rung.name}`, () => {
      before(startOrSkip(rung));
      after(() => tf.setBackend('cpu'));

      it('agrees with loops in float64', () => {
        using(make(), (encoder) => {
          scramble(encoder.weights);
          const layers = layersOf(flat(encoder.weights));
          const found = tf.tidy(() => encoder.apply(tf.tensor(rows)).arraySync());
          assertMatrixClose(
            found,
            rows.map((row) => denseLoops(row, layers)),
            1e-5,
          );
        });
      });

      it('has the gradient of the loops, for every weight', () => {
        using(make(), (encoder) => {
          scramble(encoder.weights);
          const weights = flat(encoder.weights);
          const score = (changed: typeof weights): number =>
            rows
              .flatMap((row) => denseLoops(row, layersOf(changed)))
              .reduce((total, v, k) => total + Math.cos(k) * v, 0);
          const { value, grads } = tf.variableGrads(() => {
            const result = encoder.apply(tf.tensor(rows));
            return result.mul(tf.range(0, result.size).cos().reshape(result.shape)).sum();
          }, Object.values(encoder.weights));
          for (const [key, variable] of Object.entries(encoder.weights)) {
            const slopes = grads[variable.name]!.dataSync();
            const at = (place: number, delta: number) =>
              score({
                ...weights,
                [key]: weights[key]!.map((v, k) => (k === place ? v + delta : v)),
              });
            slopes.forEach((slope, place) => {
              assertClose(slope, (at(place, 1e-6) - at(place, -1e-6)) / 2e-6, 1e-4);
            });
          }
          tf.dispose([value, grads]);
        });
      });

      it('leaks no tensor, and disposes all of its weights', () => {
        const before = tf.memory().numTensors;
        using(make(), (encoder) => {
          const x = tf.tensor(rows);
          assertNoLeak(() => encoder.apply(x));
          x.dispose();
        });
        assert.equal(tf.memory().numTensors, before);
      });
    });
  }
}

for (const [name, make] of Object.entries(small)) {
  describe(name, () => {
    before(() => tf.setBackend('cpu'));

    it('draws weights and biases evenly from ±1/√fanIn', () => {
      using(make(), ({ weights }) => {
        const values = Object.values(flat(weights)).slice(0, 2).flat();
        const bound = 1 / Math.sqrt(INPUT);
        const largest = Math.max(...values.map(Math.abs));
        assert.ok(largest <= bound + 1e-6 && largest > 0.8 * bound);
        assert.ok(Math.min(...values) < 0 && Math.max(...values) > 0);
      });
    });

    it('is the same for the same seed, another for another', () => {
      const first = (seed: number) => {
        let all: Record<string, number[]> = {};
        using(make(seed), ({ weights }) => {
          all = flat(weights);
        });
        return all;
      };
      assert.deepEqual(first(1), first(1));
      assert.notDeepEqual(first(1), first(2));
    });

    it('names the shape of images that do not fit', () => {
      using(make(), (encoder) => {
        assert.throws(() => encoder.apply(tf.zeros([2, 6])), {
          name: 'RangeError',
          message: `${name}: images are [2, 6]; each must have 5 numbers, [N, 5].`,
        });
      });
    });
  });
}

describe('the sizes of the source', () => {
  before(() => tf.setBackend('cpu'));

  it('are 784, 256, 128, 32 and 2 for siameseEncoder', () => {
    using(siameseEncoder(), ({ weights, apply }) => {
      assert.equal(count(weights), 784 * 256 + 256 + 256 * 128 + 128 + 128 * 32 + 32 + 32 * 2 + 2);
      assert.deepEqual(
        tf.tidy(() => apply(tf.zeros([3, 28, 28, 1])).shape),
        [3, 2],
      );
    });
  });

  it('are 512, 128 and 128 for projectionHead, 512 and 10 for linearHead', () => {
    using(projectionHead(), ({ weights }) => {
      assert.equal(count(weights), 512 * 128 + 128 + 128 * 128 + 128);
    });
    using(linearHead(), ({ weights }) => {
      assert.equal(count(weights), 512 * 10 + 10);
    });
  });

  it('are whole numbers above 0', () => {
    const refused = (message: string) => ({ name: 'RangeError', message });
    assert.throws(
      () => siameseEncoder({ hiddenDims: [8, 0] }),
      refused('siameseEncoder: hiddenDims[1] is 0; it must be a whole number above 0.'),
    );
    assert.throws(
      () => projectionHead({ hiddenDim: NaN }),
      refused('projectionHead: hiddenDim is NaN; it must be a whole number above 0.'),
    );
    assert.throws(
      () => linearHead({ classes: 2.5 }),
      refused('linearHead: classes is 2.5; it must be a whole number above 0.'),
    );
  });
});

describe('withHead', () => {
  before(() => tf.setBackend('cpu'));

  const parts = (): readonly [Encoder, Encoder] => [
    resnet('tiny', { stem: 'cifar', channels: 1, widths: [4], blocks: 1, seed: 1 }),
    projectionHead({ inputDim: 4, hiddenDim: 3, outputDim: 2, seed: 2 }),
  ];

  it('applies the head to what the encoder gives, frozen or in training', () => {
    const [encoder, head] = parts();
    using(withHead(encoder, head), (both) => {
      const x = tf.randomUniform([2, 4, 4, 1], 0, 1, 'float32', 1);
      for (const training of [false, true]) {
        const expected = tf.tidy(() => head.apply(encoder.apply(x, { training })).arraySync());
        assert.deepEqual(
          tf.tidy(() => both.apply(x, { training }).arraySync()),
          expected,
        );
      }
      assertNoLeak(() => both.apply(x));
      x.dispose();
    });
  });

  it('has the variables of both, by name, and frees them', () => {
    const before = tf.memory().numTensors;
    const [encoder, head] = parts();
    const both = withHead(encoder, head);
    assert.equal(both.weights['encoder.conv1.weight'], encoder.weights['conv1.weight']);
    assert.equal(both.weights['head.linear2.bias'], head.weights['linear2.bias']);
    assert.equal(both.statistics['encoder.bn1.running_var'], encoder.statistics['bn1.running_var']);
    const all = [encoder.weights, head.weights].map((weights) => Object.keys(weights).length);
    assert.equal(Object.keys(both.weights).length, all[0]! + all[1]!);
    both.dispose();
    encoder.dispose();
    assert.equal(tf.memory().numTensors, before);
  });
});
