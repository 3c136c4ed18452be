import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { kMeans, type Clustering, type KMeansOptions } from '../../../lib/evaluate/kMeans';
import { randIndex } from '../../../lib/evaluate/randIndex';
import { assertClose } from '../../support/assertClose';
import { assertMatrixClose, rows } from '../../support/matrices';

type Matrix = readonly (readonly number[])[];

function cluster(points: Matrix, options: KMeansOptions): Clustering {
  const rows = tf.tensor2d(points as number[][]);
  try {
    return kMeans(rows, options);
  } finally {
    rows.dispose();
  }
}

const squared = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((total, v, d) => total + (v - y[d]!) ** 2, 0);

/** Twelve groups of five, in a grid of three by four. */
const GRID = Array.from({ length: 60 }, (_, i) => [
  Math.cos(i * i) + 3 * (i % 3),
  Math.sin(i * i) + 2 * (i % 4),
]);

const problems = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }))
  .chain(([n, dim]) => fc.tuple(rows(n, dim), fc.integer({ min: 1, max: n }), fc.nat()));

describe('kMeans', () => {
  before(() => tf.setBackend('cpu'));

  it('puts points that are far apart into clusters of their own', () => {
    const points = [[0, 0], [10, 10], [0, 1], [10, 11], [-20, 5]]; // prettier-ignore
    const { assignments, centres, inertia } = cluster(points, { clusters: 3 });
    assert.equal(randIndex(assignments, [0, 1, 0, 1, 2]), 1);
    assert.equal(inertia, 4 * 0.5 ** 2);
    assertMatrixClose(
      [centres[assignments[0]!]!, centres[assignments[1]!]!, centres[assignments[4]!]!].map((c) => [...c]), // prettier-ignore
      [[0, 0.5], [10, 10.5], [-20, 5]], // prettier-ignore
    );
  });

  it('is as good as scikit-learn with fifty starts', () => {
    // KMeans(4, n_init=50, random_state=0).fit(GRID).inertia_
    const { inertia } = cluster(GRID, { clusters: 4, restarts: 50 });
    assertClose(inertia, 182.60156519500123, 1e-6);
  });

  it('is at rest: every point is with its nearest centre, every centre is its points’ mean', () => {
    fc.assert(
      fc.property(problems, ([points, clusters, seed]) => {
        const found = cluster(points, { clusters, seed, restarts: 2 });
        const x = points.map((row) => row.map(Math.fround));
        const distances = x.map((row) => found.centres.map((centre) => squared(row, centre)));
        distances.forEach((all, i) => {
          assert.ok(all[found.assignments[i]!]! <= Math.min(...all) + 1e-12);
        });
        found.centres.forEach((centre, c) => {
          const members = x.filter((_, i) => found.assignments[i] === c);
          centre.forEach((value, d) => {
            const mean = members.reduce((sum, row) => sum + row[d]!, 0) / members.length;
            if (members.length > 0) assertClose(value, mean, 1e-9);
          });
        });
        const total = distances.reduce((sum, all, i) => sum + all[found.assignments[i]!]!, 0);
        assertClose(found.inertia, total, 1e-9);
      }),
    );
  });

  it('gives the same clusters for the same seed, and may give others for another', () => {
    const by = (seed: number) => cluster(GRID, { clusters: 8, seed, restarts: 1 });
    assert.deepEqual(by(3), by(3));
    assert.ok(new Set([1, 2, 3, 4, 5].map((seed) => by(seed).inertia)).size > 1);
  });

  it('keeps the best of its restarts', () => {
    const inertias = [1, 5, 20].map(
      (restarts) => cluster(GRID, { clusters: 6, restarts, seed: 1 }).inertia,
    );
    assert.ok(inertias[0]! >= inertias[1]! && inertias[1]! >= inertias[2]!);
  });

  it('leaves no cluster empty where there are enough different points', () => {
    const differ = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), {
      minLength: 6,
      maxLength: 30,
    });
    fc.assert(
      fc.property(differ, fc.nat(), (values, seed) => {
        const points = values.flatMap((v) => [[v], [v], [v]]);
        const { assignments } = cluster(points, { clusters: 6, seed, restarts: 1 });
        assert.equal(new Set(assignments).size, 6);
      }),
    );
  });

  it('ends where there are fewer different points than clusters', () => {
    const { assignments, inertia } = cluster([[1], [1], [2], [1]], { clusters: 3 });
    assert.equal(inertia, 0);
    assert.equal(randIndex(assignments, [0, 0, 1, 0]), 1);
    assert.equal(cluster([[1, 1], [1, 1]], { clusters: 2 }).inertia, 0); // prettier-ignore
  });

  it('stops after maxIterations', () => {
    const steps = (maxIterations: number) =>
      cluster(GRID, { clusters: 6, restarts: 1, maxIterations }).inertia;
    assert.ok(steps(1) > steps(300));
  });

  it('says what is wrong with its arguments', () => {
    assert.throws(() => kMeans(tf.zeros([3]) as unknown as tf.Tensor2D), {
      name: 'RangeError',
      message: 'kMeans: points is [3]; it must be a matrix, [rows, dim].',
    });
    assert.throws(() => cluster([[1], [2]], { clusters: 3 }), {
      message: 'kMeans: clusters is 3; it must be a whole number from 1 to 2.',
    });
    assert.throws(() => cluster([[1]], { clusters: 1, restarts: 0 }), {
      message: 'kMeans: restarts is 0; it must be a whole number above 0.',
    });
    assert.throws(() => cluster([[1], [NaN]], { clusters: 1 }), {
      message: 'kMeans: points are not all finite numbers.',
    });
  });

  it('leaves no tensor behind', () => {
    const points = tf.tensor2d(GRID);
    const before = tf.memory().numTensors;
    kMeans(points, { clusters: 3 });
    assert.equal(tf.memory().numTensors, before);
    points.dispose();
  });
});
