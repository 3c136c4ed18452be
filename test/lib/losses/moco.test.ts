import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { enqueue, mocoLoss } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { enqueueLoops, infoNceLoops } from '../../support/loopsLosses';
import { assertMatrixClose, rows } from '../../support/matrices';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const value = (queries: Matrix, keys: Matrix, queue: Matrix, temperature?: number): number =>
  tf.tidy(() => {
    const options = temperature === undefined ? {} : { temperature };
    return mocoLoss(tensor(queries), tensor(keys), tensor(queue), options).dataSync()[0]!;
  });
const next = (queue: Matrix, keys: Matrix): number[][] =>
  tf.tidy(() => enqueue(tensor(queue), tensor(keys)).arraySync());
const zerosLike = (x: Matrix): number[][] => x.map((row) => row.map(() => 0));

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 4 }),
);
const batches = sizes.chain(([n, k, d]) => fc.tuple(rows(n, d), rows(n, d), rows(k, d)));

const QUERIES = [
  [0.3, -1.2, 0.4],
  [0.9, 0.5, -0.3],
];
const KEYS = [
  [0.1, -0.9, 0.8],
  [1.1, -0.2, 0.1],
];
const OLDER = [
  [0.6, 0.8, 0],
  [0, -1, 0],
  [0.36, 0.48, 0.8],
];

describe('mocoLoss', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with float64 loops', () => {
    fc.assert(
      fc.property(batches, ([queries, keys, queue]) => {
        const expected = infoNceLoops(queries, keys, queue, 0.2);
        assertClose(value(queries, keys, queue, 0.2), expected, 1e-4);
      }),
    );
  });

  it('is log(1 + K) where all is one point, at MoCo’s temperature of 0.07', () => {
    assertClose(value([[2, 0]], [[5, 0]], [[1, 0], [1, 0], [1, 0]]), Math.log(1 + 3)); // prettier-ignore
    // A key at a right angle, against one negative that is right on the query.
    assertClose(value([[1, 0]], [[0, 1]], [[1, 0]]), Math.log(1 + Math.exp(1 / 0.07)));
  });

  it('does not take the other keys of the batch for negatives', () => {
    const alone = value([QUERIES[0]!], [KEYS[0]!], OLDER, 0.2);
    const other = value([QUERIES[1]!], [KEYS[1]!], OLDER, 0.2);
    assertClose(value(QUERIES, KEYS, OLDER, 0.2), (alone + other) / 2);
  });

  it('has the gradient of the loops for the queries', () => {
    assertGradient(
      (x) => mocoLoss(x, tensor(KEYS), tensor(OLDER), { temperature: 0.2 }),
      (x) => infoNceLoops(x, KEYS, OLDER, 0.2),
      QUERIES,
    );
  });

  it('has none for keys and queue, even where they depend on the queries', () => {
    const [q, k, n] = [QUERIES, KEYS, OLDER].map(tensor);
    assert.deepEqual(
      gradient((x) => mocoLoss(q!, x, n!), KEYS),
      zerosLike(KEYS),
    );
    assert.deepEqual(
      gradient((x) => mocoLoss(q!, k!, x), OLDER),
      zerosLike(OLDER),
    );
    assert.deepEqual(
      gradient((x) => mocoLoss(x, x, n!), QUERIES),
      gradient((x) => mocoLoss(x, q!, n!), QUERIES),
    );
  });

  it('is finite at temperature 0.01 and for rows of zeros', () => {
    assertClose(value([[1, 0]], [[-1, 0]], [[1, 0]], 0.01), 200);
    const zeros = [[0, 0]];
    assertClose(value(zeros, zeros, zeros, 0.01), Math.log(2));
    assert.deepEqual(
      gradient((x) => mocoLoss(x, tensor(zeros), tensor([[1, 1]])), zeros),
      zeros,
    );
  });

  it('names the shapes when they do not fit', () => {
    const z = tf.zeros<tf.Rank.R2>([8, 32]);
    assert.throws(() => mocoLoss(z, tf.zeros([4, 32]), z), {
      message:
        'mocoLoss: queries is [8, 32], keys is [4, 32]; views must share one [batch, dim] shape.',
    });
    for (const shape of [
      [4, 16],
      [0, 32],
    ] as [number, number][])
      assert.throws(() => mocoLoss(z, z, tf.zeros(shape)), {
        name: 'RangeError',
        message: `mocoLoss: keys is [8, 32], queue is [${shape.join(', ')}]; the queue must hold at least one key, in rows of the same length.`,
      });
    assert.throws(() => mocoLoss(z, z, z, { temperature: 0 }), /temperature is 0/);
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => mocoLoss(z, z, z));
    assertNoLeak(() => tf.grad((x) => mocoLoss(x as tf.Tensor2D, z, z))(z));
    z.dispose();
  });
});

describe('enqueue', () => {
  before(() => tf.setBackend('cpu'));

  it('lets the oldest go at the front, and puts the new ones at the end with length 1', () => {
    const queue = [
      [1, 0],
      [0, 1],
      [-1, 0],
    ];
    assertMatrixClose(
      next(queue, [
        [4, 3],
        [0, -2],
      ]),
      [
        [-1, 0],
        [0.8, 0.6],
        [0, -1],
      ],
      1e-6,
    );
  });

  it('agrees with a plain first-in-first-out list', () => {
    fc.assert(
      fc.property(batches, ([keys, , queue]) => {
        assertMatrixClose(next(queue, keys), enqueueLoops(queue, keys), 1e-5);
      }),
    );
  });

  it('has forgotten its beginning after K keys', () => {
    const keys = [...KEYS, ...QUERIES];
    assert.deepEqual(next(OLDER, keys), next(zerosLike(OLDER), keys));
  });

  it('keeps a row of zeros, and makes no NaN of it', () => {
    assert.deepEqual(next([[1, 0]], [[0, 0]]), [[0, 0]]);
  });

  it('changes neither argument, and lets no gradient through', () => {
    const [queue, keys] = [tensor(OLDER), tensor(KEYS)];
    const before = [queue.arraySync(), keys.arraySync()];
    enqueue(queue, keys).dispose();
    assert.deepEqual([queue.arraySync(), keys.arraySync()], before);
    assert.deepEqual(
      gradient((x) => enqueue(queue, x), KEYS),
      zerosLike(KEYS),
    );
    assert.deepEqual(
      gradient((x) => enqueue(x, keys), OLDER),
      zerosLike(OLDER),
    );
    tf.dispose([queue, keys]);
  });

  it('names the shapes when they do not fit', () => {
    assert.throws(() => enqueue(tf.zeros([4, 3]), tf.zeros([2, 5])), {
      name: 'RangeError',
      message:
        'enqueue: keys is [2, 5], queue is [4, 3]; the queue must hold at least one key, in rows of the same length.',
    });
    assert.throws(
      () => enqueue(tf.zeros([4]) as unknown as tf.Tensor2D, tf.zeros([2, 5])),
      /matrix/,
    );
  });

  it('leaves one tensor, the queue of the next step', () => {
    const z = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => enqueue(z, z));
    z.dispose();
  });
});
