import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { resnet18 } from '../../../lib/models/resnet18';
import { smallResnet } from '../../../lib/models/smallResnet';
import { count, flat, using } from '../../support/encoders';

describe('resnet18', () => {
  before(() => tf.setBackend('cpu'));

  it('has the 11,176,512 weights of torchvision’s, and running statistics beside them', () => {
    using(resnet18(), ({ weights, statistics }) => {
      assert.equal(count(weights), 11_176_512);
      assert.equal(Object.keys(weights).length, 60);
      assert.deepEqual(weights['conv1.weight']?.shape, [7, 7, 3, 64]);
      assert.deepEqual(weights['layer4.0.downsample.0.weight']?.shape, [1, 1, 256, 512]);
      const normed = 64 * 5 + 128 * 5 + 256 * 5 + 512 * 5;
      assert.equal(count(statistics), 2 * normed);
      assert.ok(Object.values(statistics).every(({ trainable }) => !trainable));
      assert.ok(Object.values(weights).every(({ trainable }) => trainable));
    });
  });

  it('begins with N(0, 2 / fanOut), scales of 1 and shifts of 0', () => {
    using(resnet18({ stem: 'cifar', seed: 2 }), ({ weights, statistics }) => {
      for (const name of ['conv1', 'layer2.0.conv1', 'layer3.0.downsample.0']) {
        const { shape, size } = weights[`${name}.weight`]!;
        const fanOut = shape[0] * shape[1]! * shape[3]!;
        const values = tf.tidy(() => weights[`${name}.weight`]!.mul(Math.sqrt(fanOut / 2)));
        const [mean, square, fourth] = tf.tidy(() =>
          [1, 2, 4].map((power) => values.pow(power).mean().dataSync()[0]!),
        ) as [number, number, number];
        values.dispose();
        // Of N(0, 1): moments 0, 1 and 3, with standard errors √(1/n), √(2/n) and √(96/n).
        assert.ok(Math.abs(mean) < 5 * Math.sqrt(1 / size), `${name}: mean ${mean}`);
        assert.ok(Math.abs(square - 1) < 5 * Math.sqrt(2 / size), `${name}: E[w²] ${square}`);
        assert.ok(Math.abs(fourth - 3) < 5 * Math.sqrt(96 / size), `${name}: E[w⁴] ${fourth}`);
      }
      const only = (values: readonly number[] | undefined) => [...new Set(values)];
      assert.deepEqual(only(flat(weights)['layer1.0.bn1.weight']), [1]);
      assert.deepEqual(only(flat(weights)['layer1.0.bn1.bias']), [0]);
      assert.deepEqual(only(flat(statistics)['bn1.running_mean']), [0]);
      assert.deepEqual(only(flat(statistics)['bn1.running_var']), [1]);
    });
  });
});

for (const [name, factory, dim] of [
  ['resnet18', resnet18, 512],
  ['smallResnet', smallResnet, 64],
] as const) {
  describe(name, () => {
    before(() => tf.setBackend('cpu'));

    it(`gives ${dim} numbers for each image, of any size and colour`, () => {
      using(factory({ stem: 'imagenet' }), (encoder) => {
        for (const shape of [
          [2, 8, 8, 3],
          [1, 5, 7, 3],
        ]) {
          assert.deepEqual(
            tf.tidy(() => encoder.apply(tf.ones(shape)).shape),
            [shape[0], dim],
          );
        }
      });
      using(factory({ stem: 'cifar', channels: 1 }), (encoder) => {
        assert.deepEqual(
          tf.tidy(() => encoder.apply(tf.ones([2, 4, 4, 1])).shape),
          [2, dim],
        );
      });
    });

    it('is the same for the same seed, another for another', () => {
      const first = (seed: number): number[] => {
        const encoder = factory({ seed });
        const values = [...encoder.weights['layer3.0.conv2.weight']!.dataSync()];
        encoder.dispose();
        return values;
      };
      assert.deepEqual(first(1), first(1));
      assert.notDeepEqual(first(1), first(2));
    });
  });
}

describe('smallResnet', () => {
  it('has 77,392 weights', () => {
    const convolution = (size: number, inputs: number, outputs: number): number =>
      size * size * inputs * outputs + 2 * outputs; // with its batch norm
    const stem = convolution(3, 3, 16);
    const first = 2 * convolution(3, 16, 16);
    const second = convolution(3, 16, 32) + convolution(3, 32, 32) + convolution(1, 16, 32);
    const third = convolution(3, 32, 64) + convolution(3, 64, 64) + convolution(1, 32, 64);
    using(smallResnet(), ({ weights }) => {
      assert.equal(count(weights), stem + first + second + third);
      assert.equal(count(weights), 77_392);
    });
  });
});
