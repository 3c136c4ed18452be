import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { swavLoss, type SwavOptions } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { swavLoops } from '../../support/loopsLosses';
import { rows } from '../../support/matrices';
import { Z1, Z2 } from '../../support/sourceMatrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (z1: Matrix, z2: Matrix, prototypes: Matrix, options?: SwavOptions): number =>
  tf.tidy(() => swavLoss(tensor(z1), tensor(z2), tensor(prototypes), options).dataSync()[0]!);

const AXES = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const PROTOTYPES = [
  [0.5, -1, 0.3, 0.2, -0.4, 1.2, 0.1, -0.6],
  [-1.1, 0.4, 0.2, -0.3, 0.9, 0.3, -0.8, 0.5],
  [0.2, 0.6, -0.9, 1, 0.1, -0.5, 0.7, 0.4],
];

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
);
const batches = sizes.chain(([n, k, d]) => fc.tuple(rows(n, d), rows(n, d), rows(k, d)));

describe('swavLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(batches, fc.constantFrom(0.1, 0.5), ([z1, z2, prototypes], temperature) => {
        const expected = swavLoops([z1, z2, prototypes], temperature);
        assertClose(value(z1, z2, prototypes, { temperature }), expected, 1e-4);
      }),
    );
  });

  it('takes a temperature of 0.1 where nothing is said', () => {
    assertClose(value(Z1, Z2, PROTOTYPES), swavLoops([Z1, Z2, PROTOTYPES], 0.1));
  });

  it('is near 0 where both views lie on a prototype of their own', () => {
    // The right logit is 1/τ, the two others are 0.
    assertClose(value(AXES, AXES, AXES), Math.log(1 + 2 * Math.exp(-10)));
  });

  it('is log K where all projections are as near to all prototypes', () => {
    const middle = [[1, 1, 1], [1, 1, 1]]; // prettier-ignore
    assertClose(value(middle, middle, AXES), Math.log(3));
  });

  it('makes it dear to have everything on one prototype', () => {
    const one = [[1, 0, 0], [1, 0, 0], [1, 0, 0]]; // prettier-ignore
    // Each prototype is the target of a third, and the two others have logit 0.
    assertClose(value(one, one, AXES), Math.log(1 + 2 * Math.exp(-10)) + 20 / 3);
    const softmax = (scores: tf.Tensor2D) => tf.softmax(scores.div<tf.Tensor2D>(0.05));
    assert.ok(value(one, one, AXES, { assign: softmax }) < 0.001);
  });

  it('predicts the other view’s assignment, not its own', () => {
    // View 1 is sure of prototype n, view 2 is turned by one place: both are wrong about each other.
    const turned = [AXES[1]!, AXES[2]!, AXES[0]!];
    assertClose(value(AXES, turned, AXES), 10 + Math.log(1 + 2 * Math.exp(-10)), 1e-3);
  });

  it('does not care which view is first, nor for lengths', () => {
    fc.assert(
      fc.property(batches, ([z1, z2, prototypes]) => {
        const expected = value(z1, z2, prototypes);
        assertClose(value(z2, z1, prototypes), expected, 1e-5);
        const longer = (z: Matrix) => z.map((row) => row.map((v) => 7 * v));
        assertClose(value(longer(z1), z2, longer(prototypes)), expected, 1e-3);
      }),
    );
  });

  it('has the gradient of the loops with the assignments held, for views and prototypes', () => {
    const all = [Z1, Z2, PROTOTYPES] as const;
    const options = { temperature: 0.3 };
    const [z1, z2, c] = all.map(tensor) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    assertGradient(
      (z) => swavLoss(z, z2, c, options),
      (z) => swavLoops([z, Z2, PROTOTYPES], 0.3, all),
      Z1,
    );
    assertGradient(
      (z) => swavLoss(z1, z, c, options),
      (z) => swavLoops([Z1, z, PROTOTYPES], 0.3, all),
      Z2,
    );
    assertGradient(
      (x) => swavLoss(z1, z2, x, options),
      (x) => swavLoops([Z1, Z2, x], 0.3, all),
      PROTOTYPES,
    );
  });

  it('stops the gradient of any assignments', () => {
    const [z2, c] = [tensor(Z2), tensor(PROTOTYPES)];
    const softmax = (scores: tf.Tensor2D) => tf.softmax(scores);
    const held = tf.tidy(() => softmax(tf.matMul(tensor(Z1), c, false, true)));
    const slopes = gradient((z) => swavLoss(z, z2, c, { assign: () => held.add(z.sum()) }), Z1);
    const same = gradient((z) => swavLoss(z, z2, c, { assign: () => held.add(tensor(Z1).sum()) }), Z1); // prettier-ignore
    assert.deepEqual(slopes, same);
  });

  it('is finite at temperature 0.01 and for rows of zeros, with a gradient of 0 there', () => {
    const zeros = [[0, 0, 0]];
    assertClose(value(zeros, zeros, AXES, { temperature: 0.01 }), Math.log(3));
    const slopes = gradient((z) => swavLoss(z, tensor(zeros), tensor(AXES)), zeros);
    assert.ok(slopes[0]!.every((v) => v === 0));
    assertClose(value(AXES, AXES, AXES, { temperature: 0.01 }), 0);
  });

  it('names the shapes when they do not fit', () => {
    const z = tf.zeros<tf.Rank.R2>([8, 32]);
    assert.throws(() => swavLoss(z, tf.zeros([4, 32]), z), {
      message: 'swavLoss: z1 is [8, 32], z2 is [4, 32]; views must share one [batch, dim] shape.',
    });
    for (const shape of [
      [4, 16],
      [0, 32],
    ] as [number, number][])
      assert.throws(() => swavLoss(z, z, tf.zeros(shape)), {
        name: 'RangeError',
        message: `swavLoss: z1 is [8, 32], prototypes is [${shape.join(', ')}]; there must be at least one prototype, in rows of the same length.`,
      });
    assert.throws(() => swavLoss(z, z, z, { temperature: 0 }), /temperature is 0/);
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => swavLoss(z, z, z));
    assertNoLeak(() => tf.grad((x) => swavLoss(x as tf.Tensor2D, z, z))(z));
    z.dispose();
  });

  it('names the shape of assignments that would be stretched to that of the scores', () => {
    const [z, prototypes] = [tf.ones<tf.Rank.R2>([3, 2]), tf.ones<tf.Rank.R2>([4, 2])];
    const assign = (scores: tf.Tensor2D) => scores.sum<tf.Tensor2D>(1, true);
    assert.throws(() => swavLoss(z, z, prototypes, { assign }), {
      name: 'RangeError',
      message:
        'swavLoss: assign made [3, 1] of scores [3, 4]; it must give a share for each score.',
    });
    tf.dispose([z, prototypes]);
  });
});
