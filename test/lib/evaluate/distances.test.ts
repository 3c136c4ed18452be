import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { centred, distancesFrom, nearestTo, tiles } from '../../../lib/evaluate/distances';
import { assertMatrixClose } from '../../support/matrices';

const SQUARE = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
];

describe('tiles', () => {
  it('cover all rows once, as many at a time as fit', () => {
    assert.deepEqual(
      [...tiles(5, 2 ** 23)],
      [
        { from: 0, to: 2 },
        { from: 2, to: 4 },
        { from: 4, to: 5 },
      ],
    );
    assert.deepEqual([...tiles(3, 10)], [{ from: 0, to: 3 }]);
  });

  it('are one row high where not even that fits', () => {
    assert.equal([...tiles(3, 2 ** 30)].length, 3);
  });
});

describe('centred', () => {
  before(() => tf.setBackend('cpu'));

  it('moves points about 0 and makes the largest number 1, at any magnitude', () => {
    for (const size of [1e-30, 1, 1e37]) {
      const points = tf.tensor2d(SQUARE.map((row) => row.map((v) => size * (v + 5))));
      assertMatrixClose(
        tf.tidy(() => centred(points).arraySync()),
        SQUARE,
        1e-5,
      );
      points.dispose();
    }
  });

  it('leaves points in one place at 0', () => {
    assert.deepEqual(
      tf.tidy(() => centred(tf.zeros([2, 2])).arraySync()),
      [
        [0, 0],
        [0, 0],
      ],
    );
  });
});

describe('distancesFrom', () => {
  before(() => tf.setBackend('cpu'));

  it('are squared, and a point is far from itself', () => {
    const found = tf.tidy(() => distancesFrom(tf.tensor2d(SQUARE), { from: 1, to: 3 }).arraySync());
    assert.deepEqual([found[0]![0], found[0]![2], found[1]![1], found[1]![3]], [4, 8, 8, 4]);
    assert.ok(found[0]![1]! > 1e6 && found[1]![2]! > 1e6);
  });

  it('finds the nearest other points, nearest first', () => {
    const line = tf.tensor2d([[0], [0.1], [0.3], [0.7]]);
    const found = tf.tidy(() => nearestTo(line, { from: 0, to: 3 }, 2).arraySync());
    assert.deepEqual(found, [
      [1, 2],
      [0, 2],
      [1, 0],
    ]);
    line.dispose();
  });
});
