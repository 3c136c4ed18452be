import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import * as losses from '../../../lib/losses';

type Views = (a: tf.Tensor2D, b: tf.Tensor2D) => unknown;

const { infoNce, marginLoss, mocoLoss, swavLoss } = losses;
const queue = () => tf.ones<tf.Rank.R2>([4, 3]);

/** Each loss of two views, and what it calls the first. */
const views: Readonly<Record<string, readonly [string, Views]>> = {
  byolLoss: ['prediction', losses.byolLoss],
  clipLoss: ['images', losses.clipLoss],
  infoNce: ['query', (a, b) => infoNce(a, b, queue())],
  marginLoss: ['x1', (a, b) => marginLoss(a, b, tf.zeros([0]))],
  mocoLoss: ['queries', (a, b) => mocoLoss(a, b, queue())],
  ntXent: ['z1', losses.ntXent],
  positivesOnlyLoss: ['z1', losses.positivesOnlyLoss],
  swavLoss: ['z1', (a, b) => swavLoss(a, b, queue())],
};

describe('The losses of two views', () => {
  before(() => tf.setBackend('cpu'));

  for (const [name, [first, loss]] of Object.entries(views)) {
    it(`${name} has no mean over no rows, and says so`, () => {
      const none = tf.zeros<tf.Rank.R2>([0, 3]);
      assert.throws(() => loss(none, none), {
        name: 'RangeError',
        message: `${name}: ${first} is [0, 3]; a batch must have at least one row.`,
      });
    });

    it(`${name} says what it found in place of a tensor`, () => {
      const rows = [[1, 2, 3]] as unknown as tf.Tensor2D;
      assert.throws(() => loss(rows, rows), {
        name: 'RangeError',
        message: `${name}: ${first} is an array; it must be a matrix [rows, dim].`,
      });
    });
  }
});
