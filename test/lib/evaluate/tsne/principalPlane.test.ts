import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { principalPlane } from '../../../../lib/evaluate/tsne/principalPlane';
import { assertClose } from '../../../support/assertClose';

const seen = (points: readonly number[][], seed = 0): number[][] =>
  tf.tidy(() => principalPlane(tf.tensor2d(points as number[][]), seed).arraySync());

describe('principalPlane', () => {
  before(() => tf.setBackend('cpu'));

  it('sees the longest axis first, the second longest next, and no other', () => {
    // Axes (3, 4, 0)/5, (−4, 3, 0)/5 and (0, 0, 1), with spreads 10, 5 and 1.
    const places = [
      [10, 0],
      [-10, 0],
      [0, 5],
      [0, -5],
      [0, 0],
      [0, 0],
    ];
    const height = [0, 0, 0, 0, 1, -1];
    const points = places.map(([a, b], i) => [
      (3 * a! - 4 * b!) / 5,
      (4 * a! + 3 * b!) / 5,
      height[i]!,
    ]);
    seen(points).forEach((row, i) => {
      row.forEach((value, d) => {
        assertClose(Math.abs(value), Math.abs(places[i]![d]!), 1e-4);
      });
    });
  });

  it('is 0 across points that lie on a line or in one place', () => {
    for (const points of [
      [[1], [-1], [2], [-2]],
      [
        [0, 0],
        [0, 0],
      ],
    ]) {
      seen(points).forEach(([, second]) => {
        assertClose(second!, 0, 1e-6);
      });
    }
  });

  it('hardly depends on the seed', () => {
    const points = [
      [5, 1],
      [-5, 2],
      [0, -3],
    ];
    const size = (rows: number[][]) => rows.flat().map(Math.abs);
    const [one, other] = [size(seen(points, 1)), size(seen(points, 2))];
    assert.ok(one.every((value, i) => Math.abs(value - other[i]!) < 1e-4));
  });
});
