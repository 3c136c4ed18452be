import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { uniformity } from '../../../lib/evaluate/uniformity';
import { assertClose } from '../../support/assertClose';
import { uniformityLoops } from '../../support/loopsEvaluate';
import { assertMatrixClose, rows } from '../../support/matrices';
import { assertNoLeak, gradient, nudged } from '../../support/tensors';

type Matrix = readonly number[][];
const value = (z: Matrix, options: { t?: number; tile?: number } = {}): number =>
  tf.tidy(() => uniformity(tf.tensor2d(z as number[][]), options).arraySync());

const embeddings = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, dim]) => rows(n, dim));

describe('uniformity', () => {
  before(() => tf.setBackend('cpu'));

  it('is −4 t for two opposite embeddings, and 0 where all point one way', () => {
    for (const t of [0.5, 2, 50]) {
      assertClose(value([[3, 4], [-6, -8]], { t }), -4 * t); // prettier-ignore
      assertClose(value([[3, 4], [6, 8], [0.3, 0.4]], { t }), 0, 1e-4); // prettier-ignore
    }
  });

  it('is the mean over the six pairs of a square’s corners', () => {
    const corners = [[1, 0], [0, 1], [-1, 0], [0, -1]]; // prettier-ignore
    // Four sides with ‖·‖² = 2, two diagonals with 4.
    assertClose(value(corners), Math.log((4 * Math.exp(-2 * 2) + 2 * Math.exp(-2 * 4)) / 6));
  });

  it('agrees with float64 loops, in tiles of any size', () => {
    fc.assert(
      fc.property(embeddings, fc.integer({ min: 1, max: 10 }), (z, tile) => {
        assertClose(value(z, { tile }), uniformityLoops(z, 2), 1e-5);
      }),
    );
  });

  it('does not change when the embeddings change places or lengths', () => {
    fc.assert(
      fc.property(embeddings, (z) => {
        const other = [...z].reverse().map((row, i) => row.map((v) => v * (i + 1)));
        assertClose(value(other), value(z), 1e-5);
      }),
    );
  });

  it('has the gradient of the float64 loops by central differences, in tiles too', () => {
    const z = [[0.3, -1.2, 0.4], [1.1, -0.2, -1], [0.1, 0.9, 2], [-0.5, 0.1, 0.2]]; // prettier-ignore
    const h = 1e-5;
    const loss = (x: Matrix) => uniformityLoops(x, 2);
    const numeric = z.map((row, i) =>
      row.map((_, d) => (loss(nudged(z, i, d, h)) - loss(nudged(z, i, d, -h))) / (2 * h)),
    );
    for (const tile of [1, 3, 4]) {
      assertMatrixClose(gradient((x) => uniformity(x, { tile }), z), numeric, 1e-4); // prettier-ignore
    }
  });

  it('is finite, with its gradient, for rows of zeros and steep potentials', () => {
    const z = [[0, 0], [1, 0], [-1, 0], [0, 0]]; // prettier-ignore
    assertClose(value(z), Math.log((Math.exp(-2 * 0) + 4 * Math.exp(-2) + Math.exp(-2 * 4)) / 6));
    assert.ok(Number.isFinite(value([[1, 0], [-1, 0]], { t: 1000 }))); // prettier-ignore
    assert.ok(gradient((x) => uniformity(x), z).flat().every(Number.isFinite)); // prettier-ignore
  });

  it('wants a matrix with two rows, and numbers above 0', () => {
    assert.throws(() => value([[1, 2]]), {
      name: 'RangeError',
      message: 'uniformity: z is [1, 2]; a pair needs at least 2 rows.',
    });
    assert.throws(() => uniformity(tf.zeros([3]) as unknown as tf.Tensor2D), {
      message: 'uniformity: z is [3]; it must be a matrix, [rows, dim].',
    });
    assert.throws(() => value([[1], [2]], { t: 0 }), {
      message: 'uniformity: t is 0; it must be a finite number above 0.',
    });
    assert.throws(() => value([[1], [2]], { tile: 1.5 }), {
      message: 'uniformity: tile is 1.5; it must be a whole number above 0.',
    });
  });

  it('leaves no tensor behind', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => uniformity(z, { tile: 3 }));
    z.dispose();
  });
});
