import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { classSimilarity } from '../../../lib/evaluate/classSimilarity';
import { classSimilarityLoops } from '../../support/loopsSimilarity';
import { assertMatrixClose, rows } from '../../support/matrices';
import { assertNoLeak } from '../../support/tensors';

const means = (embeddings: readonly number[][], labels: readonly number[], classes: number) =>
  tf.tidy(() =>
    classSimilarity(tf.tensor2d(embeddings as number[][]), Uint8Array.from(labels), {
      classes,
    }).arraySync(),
  );

const labelled = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, classes]) =>
    fc.tuple(
      rows(n, 3),
      fc.array(fc.nat({ max: classes - 1 }), { minLength: n, maxLength: n }),
      fc.constant(classes),
    ),
  );

describe('classSimilarity', () => {
  before(() => tf.setBackend('cpu'));

  it('leaves an embedding’s similarity with itself out', () => {
    // Class 0 holds two orthogonal vectors: its one pair has cosine 0, with self-pairs it were ½.
    assertMatrixClose(
      means(
        [
          [1, 0],
          [0, 2],
          [3, 0],
        ],
        [0, 0, 1],
        2,
      ),
      [
        [0, 0.5],
        [0.5, 0],
      ],
      1e-6,
    );
  });

  it('agrees with float64 loops over all pairs, empty classes and classes of one included', () => {
    fc.assert(
      fc.property(labelled, ([embeddings, labels, classes]) => {
        const expected = classSimilarityLoops(embeddings, labels, classes);
        assertMatrixClose(means(embeddings, labels, classes), expected, 1e-5);
      }),
    );
  });

  it('counts a row of zeros as similarity 0, with itself too', () => {
    const embeddings = [
      [0, 0],
      [1, 0],
      [2, 0],
    ];
    assertMatrixClose(means(embeddings, [0, 0, 0], 1), [[1 / 3]], 1e-6);
  });

  it('is 0, not NaN, where two classes have no pair', () => {
    assert.deepEqual(means([[1, 2]], [1], 3), [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('is 10 by 10 unless told otherwise', () => {
    const x = tf.ones<tf.Rank.R2>([2, 3]);
    assert.deepEqual(
      tf.tidy(() => classSimilarity(x, Uint8Array.of(4, 9)).shape),
      [10, 10],
    );
    x.dispose();
  });

  it('wants one label a row', () => {
    assert.throws(() => classSimilarity(tf.ones([2, 3]), Uint8Array.of(0)), {
      name: 'RangeError',
      message:
        'classSimilarity: embeddings is [2, 3] and there are 1 labels; ' +
        'embeddings must be a matrix with one label a row.',
    });
    assert.throws(
      () => classSimilarity(tf.ones([2]) as unknown as tf.Tensor2D, Uint8Array.of(0, 1)),
      /is \[2\]/,
    );
  });

  it('wants labels below classes', () => {
    assert.throws(() => classSimilarity(tf.ones([2, 3]), Uint8Array.of(0, 5), { classes: 5 }), {
      message: 'classSimilarity: label 5 of row 1 is not below classes, 5.',
    });
  });

  it('wants a whole number of classes', () => {
    for (const classes of [0, 2.5, NaN]) {
      assert.throws(() => classSimilarity(tf.ones([1, 3]), Uint8Array.of(0), { classes }), {
        message: `classSimilarity: classes is ${classes}; it must be a whole number above 0.`,
      });
    }
  });

  it('leaves no tensor behind', () => {
    const x = tf.ones<tf.Rank.R2>([4, 8]);
    assertNoLeak(() => classSimilarity(x, Uint8Array.of(0, 1, 2, 0)));
    x.dispose();
  });
});
