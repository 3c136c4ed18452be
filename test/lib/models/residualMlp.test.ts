import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import type { Encoder } from '../../../lib/models/encoder';
import { residualMlp } from '../../../lib/models/residualMlp';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { residualMlpLoops, type LoopWeights } from '../../support/loopsResidualMlp';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const SMALL = { inputDim: 5, hiddenDim: 4, outputDim: 3, blocks: 2, seed: 7 };

const random = uniforms(3);
const images = Array.from({ length: 4 }, () =>
  Array.from({ length: SMALL.inputDim }, () => 4 * random() - 2),
);

const read = ({ weights }: Encoder): LoopWeights =>
  Object.fromEntries(
    Object.entries(weights).map(([name, v]) => [name, v.arraySync() as number[] | number[][]]),
  );

/** Gives every weight, those that begin as 0 or 1 too, a value of its own. */
function scramble({ weights }: Encoder): void {
  const next = uniforms(11);
  for (const weight of Object.values(weights)) {
    const values = Float32Array.from({ length: weight.size }, () => 2 * next() - 1);
    tf.tidy(() => {
      weight.assign(tf.tensor(values, weight.shape));
    });
  }
}

function using(encoder: Encoder, run: (encoder: Encoder) => void): void {
  try {
    run(encoder);
  } finally {
    encoder.dispose();
  }
}

const embed = (encoder: Encoder, x: tf.TensorLike): number[][] =>
  tf.tidy(() => encoder.apply(tf.tensor(x)).arraySync());

for (const rung of RUNGS) {
  describe(`residualMlp on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    for (const useNorm of [true, false]) {
      it(`agrees with loops in float64 ${useNorm ? 'with' : 'without'} normalization`, () => {
        using(residualMlp({ ...SMALL, useNorm }), (encoder) => {
          scramble(encoder);
          const weights = read(encoder);
          embed(encoder, images).forEach((h, i) => {
            const expected = residualMlpLoops(images[i]!, weights, SMALL.blocks);
            h.forEach((value, d) => {
              assertClose(value, expected[d]!, 1e-5);
            });
          });
        });
      });
    }

    it('has the gradient of the loops, for every weight', () => {
      using(residualMlp(SMALL), (encoder) => {
        scramble(encoder);
        const weights = read(encoder);
        const towards = [0.3, -0.8, 0.5];
        const { grads } = tf.variableGrads(() =>
          encoder.apply(tf.tensor(images)).mul(tf.tensor1d(towards)).sum(),
        );
        for (const [name, variable] of Object.entries(encoder.weights)) {
          const slopes = grads[variable.name]!.dataSync();
          const values = weights[name]!.flat();
          const at = (place: number, delta: number) => {
            const flat = values.map((v, k) => (k === place ? v + delta : v));
            const columns = variable.shape.at(-1)!;
            const moved =
              variable.rank === 1
                ? flat
                : Array.from({ length: variable.shape[0] }, (_, r) =>
                    flat.slice(r * columns, (r + 1) * columns),
                  );
            return images
              .flatMap((image) =>
                residualMlpLoops(image, { ...weights, [name]: moved }, SMALL.blocks),
              )
              .reduce((total, h, k) => total + h * towards[k % 3]!, 0);
          };
          for (let place = 0; place < values.length; place += 1) {
            const step = 1e-6;
            const expected = (at(place, step) - at(place, -step)) / (2 * step);
            assertClose(slopes[place]!, expected, 1e-4);
          }
        }
        tf.dispose(grads);
      });
    });

    it('gives rows of length 1, the same for flat and for square images', () => {
      using(residualMlp({ hiddenDim: 16, outputDim: 8, blocks: 1 }), (encoder) => {
        const x = tf.randomUniform([3, 28, 28, 1], -1, 3, 'float32', 5);
        const rows = tf.tidy(() => encoder.apply(x).arraySync());
        for (const row of rows) assertClose(Math.hypot(...row), 1, 1e-6);
        const flat = tf.tidy(() => encoder.apply(x.reshape([3, 784])).arraySync());
        assert.deepEqual(flat, rows);
        x.dispose();
      });
    });

    it('stays finite, gradient too, for images of zeros', () => {
      using(residualMlp(SMALL), (encoder) => {
        const { value, grads } = tf.variableGrads(() =>
          encoder
            .apply(tf.zeros([2, 5]))
            .sum()
            .asScalar(),
        );
        for (const tensor of [value, ...Object.values(grads)]) {
          assert.ok(tensor.dataSync().every(Number.isFinite));
        }
        tf.dispose([value, grads]);
      });
    });

    it('leaks no tensor, and disposes all of its weights', () => {
      const before = tf.memory().numTensors;
      using(residualMlp(SMALL), (encoder) => {
        const x = tf.tensor(images);
        assertNoLeak(() => encoder.apply(x));
        x.dispose();
      });
      assert.equal(tf.memory().numTensors, before);
    });
  });
}

describe('residualMlp', () => {
  before(() => tf.setBackend('cpu'));

  it('draws weights and biases evenly from ±1/√fanIn, and begins norms as 1 and 0', () => {
    using(residualMlp({ blocks: 1, seed: 4 }), (encoder) => {
      const spread = (name: string, fanIn: number) => {
        const values = [...encoder.weights[name]!.dataSync()].map((v) => v * Math.sqrt(fanIn));
        const count = values.length;
        assert.ok(values.every((v) => Math.abs(v) <= 1 + 1e-6));
        const mean = values.reduce((total, v) => total + v, 0) / count;
        const square = values.reduce((total, v) => total + v * v, 0) / count;
        // Of U(−1, 1): mean 0 ± 1/√(3 count), E[v²] = 1/3 with standard deviation √(4/45 count).
        assert.ok(Math.abs(mean) < 5 / Math.sqrt(3 * count), `${name}: mean ${mean}`);
        assert.ok(Math.abs(square - 1 / 3) < 5 * Math.sqrt(4 / (45 * count)), `${name}: ${square}`);
      };
      spread('input.weight', 784);
      spread('input.bias', 784);
      spread('blocks.0.linear1.weight', 256);
      spread('blocks.0.linear2.bias', 256);
      spread('output.weight', 256);
      assert.deepEqual(new Set(encoder.weights['blocks.0.norm2.weight']!.dataSync()), new Set([1]));
      assert.deepEqual(new Set(encoder.weights['blocks.0.norm2.bias']!.dataSync()), new Set([0]));
    });
  });

  it('has the weights of the network that the course describes', () => {
    using(residualMlp(), (encoder) => {
      const total = Object.values(encoder.weights).reduce((sum, { size }) => sum + size, 0);
      const block = 2 * (256 * 256 + 256) + 2 * (256 + 256);
      assert.equal(total, 784 * 256 + 256 + 4 * block + 256 * 128 + 128);
      assert.equal(Object.keys(encoder.weights).length, 2 + 4 * 8 + 2);
    });
  });

  it('is the same for the same seed, another for another', () => {
    const first = (seed: number) => {
      let h: number[][] = [];
      using(residualMlp({ ...SMALL, seed }), (encoder) => {
        h = embed(encoder, images);
      });
      return h;
    };
    assert.deepEqual(first(1), first(1));
    assert.notDeepEqual(first(1), first(2));
  });

  it('has no norm weights without normalization', () => {
    using(residualMlp({ ...SMALL, useNorm: false }), (encoder) => {
      assert.ok(Object.keys(encoder.weights).every((name) => !name.includes('norm')));
    });
  });

  for (const sizes of [{ blocks: 0 }, { hiddenDim: 2.5 }, { outputDim: NaN }]) {
    const [[name, size]] = Object.entries(sizes) as [[string, number]];
    it(`refuses ${name} ${size}`, () => {
      assert.throws(() => residualMlp(sizes), {
        name: 'RangeError',
        message: `residualMlp: ${name} is ${size}; it must be a whole number above 0.`,
      });
    });
  }

  it('names the shape of images that do not fit', () => {
    using(residualMlp(SMALL), (encoder) => {
      for (const shape of [[2, 6], [5], [2, 2, 5]]) {
        assert.throws(() => encoder.apply(tf.zeros(shape)), {
          name: 'RangeError',
          message: `residualMlp: images are [${shape.join(', ')}]; each must have 5 numbers, [N, 5].`,
        });
      }
    });
  });
});
