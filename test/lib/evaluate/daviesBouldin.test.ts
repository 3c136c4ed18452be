import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { daviesBouldin } from '../../../lib/evaluate/daviesBouldin';
import { assertClose } from '../../support/assertClose';
import { daviesBouldinLoops } from '../../support/loopsEvaluate';
import { rows } from '../../support/matrices';

const index = (points: readonly number[][], assignments: ArrayLike<number>): number =>
  tf.tidy(() => daviesBouldin(tf.tensor2d(points as number[][]), assignments));

const POINTS = [
  [0, 0],
  [0, 2],
  [4, 0],
  [6, 0],
  [5, 3],
  [9, 9],
  [9, 8],
];
const CLUSTERS = [0, 0, 1, 1, 1, 2, 2];

const clustered = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, dim]) =>
    fc.tuple(
      // Numbers that float32 and float64 both have.
      rows(n, dim).map((x) => x.map((row) => row.map((v) => Math.round(16 * v) / 16))),
      fc.array(fc.nat({ max: 3 }), { minLength: n - 2, maxLength: n - 2 }).map((a) => [7, 0, ...a]),
    ),
  )
  // Not with centres so close that float32 has few digits left of their distance.
  .filter(([points, assignments]) => daviesBouldinLoops(points, assignments) < 100);

describe('daviesBouldin', () => {
  before(() => tf.setBackend('cpu'));

  it('is the mean of the worst similarities of clusters on a line, worked out by hand', () => {
    // Centres 0, 10 and 14; mean distances from them 1, 2 and 1.
    const points = [[-1], [1], [8], [12], [13], [15]];
    // The worst neighbour of the first is the second: 3/10; of the others each other: 3/4.
    assertClose(index(points, [0, 0, 1, 1, 2, 2]), (3 / 10 + 3 / 4 + 3 / 4) / 3);
  });

  it('gives the value of scikit-learn', () => {
    // sklearn.metrics.davies_bouldin_score(POINTS, CLUSTERS)
    assertClose(index(POINTS, CLUSTERS), 0.43065463201154547);
  });

  it('agrees with float64 loops, whatever the clusters are called', () => {
    fc.assert(
      fc.property(clustered, ([points, assignments]) => {
        const expected = daviesBouldinLoops(points, assignments);
        assertClose(index(points, assignments), expected, 1e-3);
      }),
    );
  });

  it('does not change when points change places, move or grow together', () => {
    const moved = POINTS.map(([x, y]) => [3 * x! - 1, 3 * y! + 4]);
    assertClose(index(moved, CLUSTERS), index(POINTS, CLUSTERS));
    const reversed = index([...POINTS].reverse(), [...CLUSTERS].reverse());
    assertClose(reversed, index(POINTS, CLUSTERS));
  });

  it('is 0 where every cluster is a point', () => {
    assert.equal(index([[0, 0], [1, 1], [1, 1]], Uint8Array.of(0, 3, 3)), 0); // prettier-ignore
  });

  it('is ∞ where two clusters have one centre', () => {
    assert.equal(index([[-1], [1], [-2], [2], [9]], [0, 0, 1, 1, 2]), Infinity);
    assert.equal(index([[1], [1]], [0, 1]), Infinity);
  });

  it('wants two clusters with points', () => {
    assert.throws(() => index([[1], [2]], [4, 4]), {
      name: 'RangeError',
      message:
        'daviesBouldin: all points are in one cluster; the index compares at least two clusters.',
    });
    assert.throws(() => daviesBouldin(tf.zeros([0, 2]), []), {
      message: 'daviesBouldin: there are no points; the index compares at least two clusters.',
    });
  });

  it('wants a matrix with one assignment a row', () => {
    assert.throws(() => index([[1], [2]], [0, 1, 1]), {
      message:
        'daviesBouldin: points has 2 rows, assignments has 3; there must be one for each row.',
    });
    assert.throws(() => daviesBouldin(tf.zeros([2]) as unknown as tf.Tensor2D, [0, 1]), {
      message: 'daviesBouldin: points is [2]; it must be a matrix, [rows, dim].',
    });
  });

  it('leaves no tensor behind', () => {
    const points = tf.tensor2d(POINTS);
    const before = tf.memory().numTensors;
    daviesBouldin(points, CLUSTERS);
    assert.equal(tf.memory().numTensors, before);
    points.dispose();
  });

  it('is the same far from 0, and for very large and very small points', () => {
    const expected = index(POINTS, CLUSTERS);
    for (const far of [1e5, -(2 ** 22)]) {
      const moved = POINTS.map((row) => row.map((v) => v + far));
      assertClose(index(moved, CLUSTERS), expected);
    }
    for (const size of [1e-25, 1e25]) {
      const grown = POINTS.map((row) => row.map((v) => v * size));
      assertClose(index(grown, CLUSTERS), expected);
    }
  });
});
