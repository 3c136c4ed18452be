import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { infoNce } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { infoNceLoops } from '../../support/loopsLosses';
import { rows } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (query: Matrix, positive: Matrix, negatives: Matrix, temperature = 0.07): number =>
  tf.tidy(
    () =>
      infoNce(tensor(query), tensor(positive), tensor(negatives), { temperature }).dataSync()[0]!,
  );

/** A vector whose cosine with (1, 0) is `cosine`. */
const at = (cosine: number): number[] => [3 * cosine, 3 * Math.sqrt(1 - cosine ** 2)];
const example = (positive: number, negatives: readonly number[]): number =>
  value([[1, 0]], [at(positive)], negatives.map(at), 0.1);

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
);
const batches = sizes.chain(([n, k, d]) => fc.tuple(rows(n, d), rows(n, d), rows(k, d)));

describe('infoNce', () => {
  before(() => tf.setBackend('cpu'));

  it('is 0.0049 in the source’s good example, and 4.4197 in its bad one', () => {
    assert.equal(example(0.8, [0.2, 0.15, 0.1]).toFixed(4), '0.0049');
    assert.equal(example(0.1, [0.5, 0.4, 0.3]).toFixed(4), '4.4197');
  });

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(batches, ([query, positive, negatives]) => {
        const expected = infoNceLoops(query, positive, negatives, 0.2);
        assertClose(value(query, positive, negatives, 0.2), expected, 1e-4);
      }),
    );
  });

  it('is log(1 + K) where all similarities are equal', () => {
    assertClose(value([[1, 0]], [at(0.3)], [at(0.3), at(0.3), at(0.3)]), Math.log(1 + 3));
  });

  it('keeps the positive in the denominator, so that it is never below 0', () => {
    // Without it this were −0.9 / 0.5.
    assertClose(example(0.9, [0]), Math.log(1 + Math.exp(-0.9 / 0.1)));
    assert.ok(example(1, [-1]) >= 0);
  });

  it('does not care for the order of the negatives, nor for lengths', () => {
    fc.assert(
      fc.property(batches, ([query, positive, negatives]) => {
        const expected = value(query, positive, negatives, 0.2);
        assertClose(value(query, positive, [...negatives].reverse(), 0.2), expected, 1e-5);
        const longer = query.map((row) => row.map((v) => 7 * v));
        assertClose(value(longer, positive, negatives, 0.2), expected, 1e-5);
      }),
    );
  });

  it('has the gradient of the loops for query, positive and negatives', () => {
    const query = [
      [0.3, -1.2, 0.4],
      [0.9, 0.5, -0.3],
    ];
    const positive = [
      [0.1, -0.9, 0.8],
      [1.1, -0.2, 0.1],
    ];
    const negatives = [
      [0.5, 0.5, -1],
      [-0.4, -0.8, 0.6],
      [0.2, 1.3, 0.1],
    ];
    const [q, p, n] = [query, positive, negatives].map(tensor) as [
      ...[tf.Tensor2D, tf.Tensor2D, tf.Tensor2D],
    ];
    const options = { temperature: 0.2 };
    assertGradient(
      (x) => infoNce(x, p, n, options),
      (x) => infoNceLoops(x, positive, negatives, 0.2),
      query,
    );
    assertGradient(
      (x) => infoNce(q, x, n, options),
      (x) => infoNceLoops(query, x, negatives, 0.2),
      positive,
    );
    assertGradient(
      (x) => infoNce(q, p, x, options),
      (x) => infoNceLoops(query, positive, x, 0.2),
      negatives,
    );
  });

  it('is finite at temperature 0.01 and for rows of zeros', () => {
    assertClose(value([[1, 0]], [at(-1)], [at(1)], 0.01), 200);
    const zeros = [[0, 0]];
    assertClose(value(zeros, zeros, zeros, 0.01), Math.log(2));
    const slopes = gradient((x) => infoNce(x, tensor(zeros), tensor([[1, 1]])), zeros);
    assert.deepEqual(slopes, [[0, 0]]);
  });

  it('names the shapes when they do not fit', () => {
    const z = tf.zeros<tf.Rank.R2>([8, 32]);
    assert.throws(() => infoNce(z, tf.zeros([4, 32]), z), {
      message:
        'infoNce: query is [8, 32], positive is [4, 32]; views must share one [batch, dim] shape.',
    });
    for (const shape of [
      [4, 16],
      [0, 32],
    ] as [number, number][])
      assert.throws(() => infoNce(z, z, tf.zeros(shape)), {
        name: 'RangeError',
        message: `infoNce: query is [8, 32], negatives is [${shape.join(', ')}]; there must be at least one negative, in rows of the same length.`,
      });
    assert.throws(() => infoNce(z, z, z, { temperature: -1 }), /temperature is -1/);
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => infoNce(z, z, z));
    assertNoLeak(() => tf.grad((x) => infoNce(x as tf.Tensor2D, z, z))(z));
    z.dispose();
  });
});
