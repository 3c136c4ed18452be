import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import type { Encoder } from '../../../lib/models/encoder';
import { resnet, type Stem } from '../../../lib/models/resnet';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { flat, scramble, using } from '../../support/encoders';
import { resnetLoops, type Images, type LoopState } from '../../support/loopsResnet';
import { assertMatrixClose } from '../../support/matrices';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const STEMS: readonly Stem[] = ['imagenet', 'cifar'];

const tiny = (stem: Stem): Encoder =>
  resnet('tiny', { stem, channels: 2, widths: [2, 3], blocks: 1, seed: 5 });

const random = uniforms(3);
const listOf = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
/** Large enough for the imagenet stem to leave more than one pixel; odd, so that sides differ. */
const images: Images = listOf(3, () =>
  listOf(9, () => listOf(9, () => listOf(2, () => 4 * random() - 2))),
);
const batch = (): tf.Tensor4D => tf.tensor4d(images as number[][][][]);

const stateOf = ({ weights, statistics }: Encoder, training: boolean): LoopState => ({
  ...{ weights: flat(weights), statistics: flat(statistics), training, after: {} },
});

/** Weights and statistics that are nothing special. */
function scrambled(stem: Stem): Encoder {
  const encoder = tiny(stem);
  scramble(encoder.weights);
  scramble(encoder.statistics, { low: 0.5, high: 1.5 });
  return encoder;
}

for (const rung of RUNGS) {
  describe(`resnet on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    for (const stem of STEMS) {
      for (const training of [true, false]) {
        const use = training ? 'in training' : 'frozen';

        it(`with the ${stem} stem agrees with loops in float64, ${use}`, () => {
          using(scrambled(stem), (encoder) => {
            const state = stateOf(encoder, training);
            const expected = resnetLoops(images, stem, state);
            const h = tf.tidy(() => encoder.apply(batch(), { training }).arraySync());
            assertMatrixClose(h, expected, 1e-4);
            const after = { ...state.statistics, ...state.after };
            for (const [name, values] of Object.entries(flat(encoder.statistics))) {
              values.forEach((value, i) => {
                assertClose(value, after[name]![i]!, 1e-5);
              });
            }
          });
        });

        it(`with the ${stem} stem has the gradient of the loops, ${use}`, () => {
          using(scrambled(stem), (encoder) => {
            const { weights, statistics } = stateOf(encoder, training);
            const towards = [0.3, -0.8, 0.5];
            const score = (changed: LoopState['weights']): number =>
              resnetLoops(images, stem, { weights: changed, statistics, training, after: {} })
                .flat()
                .reduce((total, h, k) => total + h * towards[k % 3]!, 0);
            const { value, grads } = tf.variableGrads(
              () => encoder.apply(batch(), { training }).mul(tf.tensor1d(towards)).sum(),
              Object.values(encoder.weights),
            );
            for (const [name, variable] of Object.entries(encoder.weights)) {
              const slopes = grads[variable.name]!.dataSync();
              const values = weights[name]!;
              const at = (place: number, delta: number) =>
                score({ ...weights, [name]: values.map((v, k) => (k === place ? v + delta : v)) });
              // Every seventh, so that the loops take a second and not ten.
              for (let place = 0; place < values.length; place += 7) {
                const step = 1e-6;
                const expected = (at(place, step) - at(place, -step)) / (2 * step);
                assertClose(slopes[place]!, expected, 1e-3);
              }
            }
            tf.dispose([value, grads]);
          });
        });
      }

      it(`with the ${stem} stem leaks no tensor, and disposes all of its variables`, () => {
        const before = tf.memory().numTensors;
        using(tiny(stem), (encoder) => {
          const x = batch();
          assertNoLeak(() => encoder.apply(x));
          assertNoLeak(() => encoder.apply(x, { training: true }));
          x.dispose();
        });
        assert.equal(tf.memory().numTensors, before);
      });
    }

    it('does not depend on the batch when it is frozen', () => {
      using(scrambled('cifar'), (encoder) => {
        const [whole, alone] = tf.tidy(() => [
          encoder.apply(batch()).arraySync(),
          encoder.apply(batch().slice([1], [1])).arraySync(),
        ]);
        assertMatrixClose(alone, [whole[1]!], 1e-5);
      });
    });

    it('stays finite, gradient too, for images of zeros', () => {
      using(tiny('imagenet'), (encoder) => {
        const { value, grads } = tf.variableGrads(
          () => encoder.apply(tf.zeros([2, 8, 8, 2]), { training: true }).sum(),
          Object.values(encoder.weights),
        );
        for (const tensor of [value, ...Object.values(grads)]) {
          assert.ok(tensor.dataSync().every(Number.isFinite));
        }
        tf.dispose([value, grads]);
      });
    });
  });
}

describe('resnet', () => {
  before(() => tf.setBackend('cpu'));

  it('refuses to train batch norm on one number a channel', () => {
    using(tiny('imagenet'), (encoder) => {
      assert.throws(() => encoder.apply(tf.zeros([1, 8, 8, 2]), { training: true }), {
        name: 'RangeError',
        message:
          'batchNorm: one number a channel, [1, 1, 1, 3], has no variance; ' +
          'train on more images at a time, or on larger ones.',
      });
      assert.equal(
        tf.tidy(() => encoder.apply(tf.zeros([1, 8, 8, 2])).size),
        3,
      );
    });
  });

  it('names the shape of images that do not fit', () => {
    using(tiny('cifar'), (encoder) => {
      for (const shape of [
        [2, 8, 8, 3],
        [8, 8, 2],
      ]) {
        assert.throws(() => encoder.apply(tf.zeros(shape)), {
          name: 'RangeError',
          message: `tiny: images are [${shape.join(', ')}]; they must be [N, height, width, 2].`,
        });
      }
    });
  });

  for (const sizes of [{ blocks: 0 }, { channels: 1.5 }]) {
    const [[name, size]] = Object.entries(sizes) as [[string, number]];
    it(`refuses ${name} ${size}`, () => {
      const options = { stem: 'cifar', channels: 3, widths: [4], blocks: 1, seed: 0 } as const;
      assert.throws(() => resnet('tiny', { ...options, ...sizes }), {
        name: 'RangeError',
        message: `tiny: ${name} is ${size}; it must be a whole number above 0.`,
      });
    });
  }

  it('refuses a stem that it does not know', () => {
    const options = { channels: 3, widths: [4], blocks: 1, seed: 0 };
    assert.throws(() => resnet('tiny', { ...options, stem: 'mnist' as 'cifar' }), {
      name: 'RangeError',
      message: "tiny: stem is 'mnist'; it must be 'imagenet' or 'cifar'.",
    });
  });
});
