import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { RUNGS } from '../../../lib/engine/rungs';
import { trustworthiness } from '../../../lib/evaluate/trustworthiness';
import { assertClose } from '../../support/assertClose';
import { clusters, corners } from '../../support/clusters';
import { trustworthinessLoops } from '../../support/loopsTsne';
import { startOrSkip } from '../../support/rungs';

type Matrix = readonly number[][];

const trust = (points: Matrix, picture: Matrix, neighbours?: number): number =>
  tf.tidy(() =>
    trustworthiness(
      tf.tensor2d(points as number[][]),
      tf.tensor2d(picture as number[][]),
      neighbours === undefined ? {} : { neighbours },
    ),
  );

// No two distances from one point are equal.
const POINTS = Array.from({ length: 12 }, (_, i) =>
  Array.from({ length: 3 }, (_, d) => ((7 * i * i + 3 * i * d + 5 * d) % 11) + i / 16),
);
const PICTURE = POINTS.map(([a, b, c]) => [a! + b! / 2, c! - a! / 4]);

// from sklearn.manifold import trustworthiness   (1.9.1)
// p = [[(7*i*i + 3*i*d + 5*d) % 11 + i/16 for d in range(3)] for i in range(12)]
// e = [[a + b/2, c - a/4] for a, b, c in p]
// [trustworthiness(p, e, n_neighbors=k) for k in (1, 3, 5)]
const OF_SCIKIT_LEARN = [
  [1, 0.8666666666666667],
  [3, 0.8571428571428572],
  [5, 0.8583333333333334],
] as const;

describe('trustworthiness', () => {
  for (const { name, start } of RUNGS) {
    describe(`on ${name}`, () => {
      before(startOrSkip({ name, start }));
      after(() => tf.setBackend('cpu'));

      it('is what scikit-learn says', () => {
        for (const [k, expected] of OF_SCIKIT_LEARN) {
          assertClose(trust(POINTS, PICTURE, k), expected, 1e-12);
        }
      });
    });
  }

  it('is 1 for a picture that moves, turns and stretches the points', () => {
    const turned = POINTS.map(([a, b, c]) => [5 - 3 * c!, 3 * a! + 100, 3 * b!]);
    assertClose(trust(POINTS, turned, 5), 1, 1e-12);
  });

  it('is 0 when each neighbour in the picture is the farthest point in truth', () => {
    // Two far pairs, each with one point of the other in the picture; k = 1, and ranks are 3 or 2.
    const line = [[0], [1], [10], [11.5]];
    const crossed = [[0], [50], [51], [1.5]];
    // Excess ranks: 0→3: 2, 3→0: 2, 1→2: 1, 2→1: 1; 1 − 2 / (4 · 1 · 4) · 6
    assertClose(trust(line, crossed, 1), 1 - (2 / (4 * 4)) * 6, 1e-12);
  });

  it('agrees with the definition rank by rank', () => {
    const matrix = (dim: number) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 2 ** 20 }), { minLength: dim, maxLength: dim }), {
        minLength: 9,
        maxLength: 9,
      });
    const hasNoTies = (x: Matrix): boolean =>
      x.every((a) => {
        const distances = x
          .map((b) => Math.hypot(...a.map((value, d) => value - b[d]!)))
          .sort((p, q) => p - q);
        // float32 tells these apart
        return distances.every((value, i) => i === 0 || value - distances[i - 1]! > 2 ** 13);
      });
    fc.assert(
      fc.property(matrix(3).filter(hasNoTies), matrix(2).filter(hasNoTies), (points, picture) => {
        for (const k of [1, 4]) {
          const expected = trustworthinessLoops(points, picture, k);
          assertClose(trust(points, picture, k), expected, 1e-12);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('looks at 12 neighbours unless told otherwise', () => {
    const points = clusters(corners(2, 3), 20);
    const flat = points.map((row) => row.slice(0, 2));
    assert.equal(trust(points, flat), trust(points, flat, 12));
    assert.notEqual(trust(points, flat), trust(points, flat, 11));
  });

  it('says which shapes do not go together', () => {
    assert.throws(() => trust([[1], [2], [3]], [[1], [2]], 1), {
      name: 'RangeError',
      message:
        'trustworthiness: points is [3, 1], embedding is [2, 1]; both must be matrices with one ' +
        'number of rows.',
    });
  });

  it('wants fewer neighbours than half of the points', () => {
    for (const neighbours of [0, 1.5, 6, NaN]) {
      assert.throws(() => trust(POINTS, PICTURE, neighbours), {
        name: 'RangeError',
        message: `trustworthiness: neighbours is ${neighbours}; it must be a whole number from 1 to 5.`,
      });
    }
  });

  it('leaves no tensor behind', () => {
    const x = tf.tensor2d(POINTS);
    const before = tf.memory().numTensors;
    trustworthiness(x, x, { neighbours: 3 });
    assert.equal(tf.memory().numTensors, before);
    x.dispose();
  });
});
