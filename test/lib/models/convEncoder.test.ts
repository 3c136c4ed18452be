import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { convEncoder, type Encoder } from '../../../lib/models';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { count, flat, scramble, using } from '../../support/encoders';
import { denseLoops } from '../../support/loopsDense';
import {
  batchNormLoops,
  convolutionLoops,
  type Images,
  type LoopState,
} from '../../support/loopsResnet';
import { assertMatrixClose } from '../../support/matrices';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const SIZE = { side: 8, channels: 2, outputDim: 3, seed: 5 };

const random = uniforms(3);
const listOf = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
const images: Images = listOf(3, () =>
  listOf(8, () => listOf(8, () => listOf(2, () => 4 * random() - 2))),
);
const batch = (): tf.Tensor4D => tf.tensor4d(images as number[][][][]);

/** The embeddings by the definition, in float64. */
function convLoops(state: LoopState): number[][] {
  let x: Images = images;
  for (const name of ['block1', 'block2', 'block3']) {
    const convolved = convolutionLoops(x, state.weights[`${name}.conv.weight`]!, {
      size: 3,
      stride: 2,
    });
    x = batchNormLoops(convolved, `${name}.bn`, state).map((image) =>
      image.map((row) => row.map((pixel) => pixel.map((v) => Math.max(0, v)))),
    );
  }
  const layer = {
    weight: state.weights['projection.weight']!,
    bias: state.weights['projection.bias']!,
  };
  return x.map((image) => denseLoops(image.flat(2), [layer]));
}

const stateOf = ({ weights, statistics }: Encoder, training: boolean): LoopState => ({
  ...{ weights: flat(weights), statistics: flat(statistics), training, after: {} },
});

/** Weights and statistics that are nothing special. */
function scrambled(): Encoder {
  const encoder = convEncoder(SIZE);
  scramble(encoder.weights);
  scramble(encoder.statistics, { low: 0.5, high: 1.5 });
  return encoder;
}

for (const rung of RUNGS) {
  describe(`convEncoder on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    for (const training of [true, false]) {
      it(`agrees with loops in float64, ${training ? 'in training' : 'frozen'}`, () => {
        using(scrambled(), (encoder) => {
          const expected = convLoops(stateOf(encoder, training));
          const found = tf.tidy(() => encoder.apply(batch(), { training }).arraySync());
          assertMatrixClose(found, expected, 1e-4);
        });
      });
    }

    it('has the gradient of the loops', () => {
      using(scrambled(), (encoder) => {
        const state = stateOf(encoder, false);
        const towards = [0.3, -0.8, 0.5];
        const score = (weights: LoopState['weights']): number =>
          convLoops({ ...state, weights })
            .flat()
            .reduce((total, h, k) => total + h * towards[k % 3]!, 0);
        const { value, grads } = tf.variableGrads(
          () => encoder.apply(batch()).mul(tf.tensor1d(towards)).sum(),
          Object.values(encoder.weights),
        );
        for (const [name, variable] of Object.entries(encoder.weights)) {
          const slopes = grads[variable.name]!.dataSync();
          const values = state.weights[name]!;
          const at = (place: number, delta: number) =>
            score({
              ...state.weights,
              [name]: values.map((v, k) => (k === place ? v + delta : v)),
            });
          // Five places a variable, so that the loops take a second.
          for (let k = 0; k < 5; k += 1) {
            const place = Math.floor((k * values.length) / 5);
            assertClose(slopes[place]!, (at(place, 1e-6) - at(place, -1e-6)) / 2e-6, 1e-3);
          }
        }
        tf.dispose([value, grads]);
      });
    });

    it('leaks no tensor, and disposes all of its variables', () => {
      const before = tf.memory().numTensors;
      using(convEncoder(SIZE), (encoder) => {
        const x = batch();
        assertNoLeak(() => encoder.apply(x));
        assertNoLeak(() => encoder.apply(x, { training: true }));
        x.dispose();
      });
      assert.equal(tf.memory().numTensors, before);
    });
  });
}

describe('convEncoder', () => {
  before(() => tf.setBackend('cpu'));

  it('has 16, 32 and 64 channels, and a linear layer over 4 × 4 places', () => {
    using(convEncoder(), ({ weights, apply }) => {
      const convolutions = 9 * (3 * 16 + 16 * 32 + 32 * 64) + 2 * (16 + 32 + 64);
      assert.equal(count(weights), convolutions + 16 * 64 * 64 + 64);
      assert.deepEqual(
        tf.tidy(() => apply(tf.zeros([2, 32, 32, 3])).shape),
        [2, 64],
      );
    });
  });

  it('can tell where something lies, as a mean over all places cannot', () => {
    using(convEncoder(SIZE), ({ apply }) => {
      const dot = (x: number) =>
        tf
          .oneHot(tf.tensor1d([x], 'int32'), 8)
          .toFloat()
          .tile([8, 1]);
      const at = (x: number) =>
        tf.tidy(() => apply(tf.stack([dot(x), dot(x)], 2).expandDims(0)).arraySync()[0]!);
      assert.ok(Math.hypot(...at(2).map((v, d) => v - at(6)[d]!)) > 0.01);
    });
  });

  it('is the same for the same seed, another for another', () => {
    const first = (seed: number) => {
      let all: Record<string, number[]> = {};
      using(convEncoder({ ...SIZE, seed }), ({ weights }) => {
        all = flat(weights);
      });
      return all;
    };
    assert.deepEqual(first(1), first(1));
    assert.notDeepEqual(first(1), first(2));
  });

  it('says what does not fit', () => {
    assert.throws(() => convEncoder({ side: 30 }), {
      name: 'RangeError',
      message: 'convEncoder: side / 8 is 3.75; it must be a whole number above 0.',
    });
    using(convEncoder(SIZE), ({ apply }) => {
      assert.throws(() => apply(tf.zeros([2, 8, 8, 3])), {
        message: 'convEncoder: images are [2, 8, 8, 3]; they must be [N, 8, 8, 2].',
      });
      assert.throws(() => apply(tf.zeros([2, 16, 16, 2])), {
        message: 'convEncoder: images are [2, 16, 16, 2]; they must be [N, 8, 8, 2].',
      });
    });
  });
});
