import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { compileStep, similarityMatrix, type Measure } from '../../../lib';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { similarityLoops } from '../../support/loopsSimilarity';
import { assertMatrixClose, twoMatrices } from '../../support/matrices';
import { itAgrees, type OpCase } from '../../support/opCases';
import { floats, given, positives, startOrSkip, useNativeEngine } from '../../support/rungs';
import { RUNGS } from '../../../lib/engine/rungs';
import { assertNoLeak, gradient } from '../../support/tensors';

type Matrix = readonly number[][];
const MEASURES: readonly Measure[] = ['cosine', 'dot', 'euclidean', 'squared'];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const values = (a: Matrix, b: Matrix, measure?: Measure): number[][] =>
  tf.tidy(() =>
    similarityMatrix(tensor(a), tensor(b), measure === undefined ? {} : { measure }).arraySync(),
  );

const A = [
  [3, 4],
  [1, 0],
];
const B = [
  [4, 3],
  [0, 2],
  [1, 0],
];

describe('similarityMatrix', () => {
  before(() => tf.setBackend('cpu'));

  it('gives what one works out by hand', () => {
    assertMatrixClose(values(A, B, 'dot'), [
      [24, 8, 3],
      [4, 0, 1],
    ]);
    assertMatrixClose(values(A, B, 'squared'), [
      [-2, -(9 + 4), -(4 + 16)],
      [-(9 + 9), -(1 + 4), 0],
    ]);
    assertClose(values(A, B, 'euclidean')[0]![0]!, -Math.SQRT2);
    assert.deepEqual(values(A, B), values(A, B, 'cosine'));
  });

  for (const measure of MEASURES) {
    it(`agrees with float64 loops by ${measure}`, () => {
      fc.assert(
        fc.property(twoMatrices, ([a, b]) => {
          const expected = a.map((x) => b.map((y) => similarityLoops[measure](x, y)));
          assertMatrixClose(values(a, b, measure), expected, 1e-4);
        }),
      );
    });

    it(`has the gradient of the loops by ${measure}`, () => {
      const loops = (a: Matrix, b: Matrix) =>
        a.reduce((s, x, i) => b.reduce((t, y, j) => t + (i + 2 * j) * similarityLoops[measure](x, y), s), 0); // prettier-ignore
      const weights = tf.tensor2d(A.map((_, i) => B.map((__, j) => i + 2 * j)));
      const weighed = (s: tf.Tensor) => s.mul(weights).sum();
      const [a, b] = [tensor(A), tensor(B.slice(0, 2).concat([[-1, 2]]))];
      const plain = b.arraySync();
      assertGradient((x) => weighed(similarityMatrix(x, b, { measure })), (x) => loops(x, plain), A); // prettier-ignore
      assertGradient((x) => weighed(similarityMatrix(a, x, { measure })), (x) => loops(A, x), plain); // prettier-ignore
    });

    it(`is finite for rows of zeros and equal rows, and so is its gradient, by ${measure}`, () => {
      const zeros = [
        [0, 0],
        [1, 2],
      ];
      assert.ok(values(zeros, zeros, measure).flat().every(Number.isFinite));
      const slopes = gradient((x) => similarityMatrix(x, tensor(zeros), { measure }), zeros);
      assert.ok(slopes.flat().every(Number.isFinite));
    });

    it(`leaves no tensor behind by ${measure}`, () => {
      const z = tf.ones<tf.Rank.R2>([4, 8]);
      assertNoLeak(() => similarityMatrix(z, z, { measure }));
      assertNoLeak(() => tf.grad((x) => similarityMatrix(x as tf.Tensor2D, z, { measure }))(z));
      z.dispose();
    });
  }

  it('orders rows of length 1 alike by all four', () => {
    fc.assert(
      fc.property(twoMatrices, ([a, b]) => {
        const unit = (rows: Matrix) => rows.map((row) => row.map((v) => v / Math.hypot(...row)));
        const [cosines, squared] = [values(unit(a), unit(b)), values(unit(a), unit(b), 'squared')];
        assertMatrixClose(squared, cosines.map((row) => row.map((v) => 2 * v - 2)), 1e-4); // prettier-ignore
      }),
    );
  });

  it('names shapes that do not fit, and measures that it does not have', () => {
    const z = tf.zeros<tf.Rank.R2>([2, 3]);
    assert.throws(() => similarityMatrix(z, tf.zeros([2, 4])), {
      name: 'RangeError',
      message: 'similarityMatrix: a is [2, 3], b is [2, 4]; their rows must have one length.',
    });
    assert.throws(() => similarityMatrix(z, z, { measure: 'toString' as Measure }), {
      name: 'RangeError',
      message:
        'similarityMatrix: measure is toString; it must be one of cosine, dot, euclidean, squared.',
    });
  });
});

const cases = MEASURES.map((measure): OpCase => ({
  name: `similarityMatrix by ${measure}`,
  inputs: [floats(6, 5), positives(4, 5)],
  run: ((a: tf.Tensor2D, b: tf.Tensor2D) => similarityMatrix(a, b, { measure })) as OpCase['run'],
}));

describe('similarityMatrix on the native engine computes', () => {
  useNativeEngine();
  itAgrees(cases);

  it('a compiled step as loops do', async () => {
    await tf.setBackend('tensorflow');
    const weight = tf.variable(tensor(A));
    const step = compileStep(
      (b: tf.Tensor) => similarityMatrix(weight as tf.Tensor2D, b as tf.Tensor2D, { measure: 'euclidean' }).mean<tf.Scalar>().neg(), // prettier-ignore
      { optimizer: tf.train.sgd(0.1), variables: [weight] },
    );
    for (let i = 0; i < 3; i += 1) {
      const rows = (weight as tf.Tensor2D).arraySync();
      const all = rows.flatMap((x) => B.map((y) => -similarityLoops.euclidean(x, y)));
      const expected = all.reduce((sum, v) => sum + v, 0) / all.length;
      assertClose(tf.tidy(() => step(tensor(B)).dataSync()[0]!), expected); // prettier-ignore
    }
    weight.dispose();
  });
});

describe('similarityMatrix on the wasm engine computes', () => {
  before(startOrSkip(RUNGS.find(({ name }) => name === 'wasm')!));
  after(() => tf.setBackend('cpu'));
  itAgrees([...cases, { name: 'zeros', inputs: [given([0, 0], [1, 2]), floats(2, 2)], run: similarityMatrix as OpCase['run'] }], 'wasm'); // prettier-ignore
});
