import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import {
  collapseMonitor,
  type Collapse,
  type CollapseOptions,
} from '../../../lib/evaluate/collapseMonitor';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { unitRowsLoops, variancesLoops } from '../../support/loopsEvaluate';
import { assertMatrixClose, rows } from '../../support/matrices';

function monitor(embeddings: readonly number[][], options: CollapseOptions = {}): Collapse {
  const rows = tf.tensor2d(embeddings as number[][]);
  const found = collapseMonitor(rows, options);
  rows.dispose();
  return found;
}

/** ± each axis, as often as `weights` says. */
const axes = (...weights: readonly number[]): number[][] =>
  weights.flatMap((weight, d) =>
    Array.from({ length: weight }, () => [1, -1]).flat().map((sign) => weights.map((_, e) => (e === d ? sign : 0))),
  ); // prettier-ignore

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

const embeddings = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, dim]) => rows(n, dim));

describe('collapseMonitor', () => {
  before(() => tf.setBackend('cpu'));

  it('finds 1/√D and D directions where embeddings go along all axes alike', () => {
    const found = monitor(axes(50, 50, 50, 50));
    assert.equal(found.healthyDeviation, 1 / Math.sqrt(4));
    // 400 rows, in each column 100 squares of 1.
    assertClose(found.standardDeviation, Math.sqrt(100 / 399));
    assertClose(found.effectiveRank, 4);
    assert.ok(!('warning' in found));
  });

  it('finds exp of the entropy of how the variance is shared out', () => {
    const shares = [5, 3, 2].map((weight) => weight / 10);
    const entropy = -shares.reduce((sum, p) => sum + p * Math.log(p), 0);
    assertClose(monitor(axes(5, 3, 2)).effectiveRank, Math.exp(entropy));
    assertClose(monitor(axes(7, 0, 0)).effectiveRank, 1);
  });

  it('finds the same rank in a rotated space, and in fewer rows than dimensions', () => {
    const [c, s] = [Math.cos(1), Math.sin(1)];
    const rotated = axes(5, 3).map(([x, y]) => [c * x! - s * y!, s * x! + c * y!]);
    const { effectiveRank } = monitor(axes(5, 3));
    assertClose(monitor(rotated).effectiveRank, effectiveRank);
    const wide = rotated.map(([x, y]) => [...Array<number>(30).fill(0), x!, y!]);
    assertClose(monitor(wide).effectiveRank, effectiveRank);
  });

  it('agrees with float64 loops on deviations of unit rows and the variance of rows', () => {
    fc.assert(
      fc.property(embeddings, (x) => {
        const found = monitor(x);
        const expected = variancesLoops(unitRowsLoops(x)).map(Math.sqrt);
        assertMatrixClose([[...found.deviations]], [expected], 1e-4);
        assertClose(found.standardDeviation, mean(expected), 1e-4);
        assertClose(found.variance, mean(variancesLoops(x)), 1e-4);
      }),
    );
  });

  it('finds between 0 and min(D, N − 1) directions', () => {
    fc.assert(
      fc.property(embeddings, (x) => {
        const { effectiveRank } = monitor(x);
        const most = Math.min(x[0]!.length, x.length - 1);
        assert.ok(effectiveRank === 0 || effectiveRank >= 1 - 1e-6, String(effectiveRank));
        assert.ok(effectiveRank <= most + 1e-3, String(effectiveRank));
      }),
    );
  });

  it('warns of embeddings that are nearly one', () => {
    const random = uniforms(1);
    const x = Array.from({ length: 50 }, () => [1, 2, 3].map((v) => v + 0.01 * random()));
    const { warning, standardDeviation, variance } = monitor(x);
    assertClose(variance, 0.01 ** 2 / 12, 0.3 * (0.01 ** 2 / 12));
    assert.ok(standardDeviation < 0.01);
    assert.equal(
      warning,
      `The variance of the embeddings is ${variance.toExponential(1)}, below 0.001: they are ` +
        'collapsing to one point. Is there anything in the loss that keeps them apart?',
    );
  });

  it('warns below the threshold it is given', () => {
    const x = [[0.1], [-0.1]]; // variance 0.02
    assert.equal(monitor(x).warning, undefined);
    assert.match(monitor(x, { threshold: 0.03 }).warning!, /is 2\.0e-2, below 0\.03/);
  });

  it('finds no direction in embeddings that are equal, not even in float32’s rounding', () => {
    const found = monitor(Array.from({ length: 7 }, () => [0.1, 0.7, -0.3]));
    assert.equal(found.effectiveRank, 0);
    assert.ok(found.standardDeviation < 1e-6 && found.variance < 1e-12);
    assert.ok(found.warning);
    assert.equal(monitor([[0, 0], [0, 0]]).effectiveRank, 0); // prettier-ignore
  });

  it('wants a matrix with two rows', () => {
    assert.throws(() => monitor([[1, 2]]), {
      name: 'RangeError',
      message: 'collapseMonitor: embeddings is [1, 2]; a variance needs at least 2 rows.',
    });
    assert.throws(() => collapseMonitor(tf.zeros([3]) as unknown as tf.Tensor2D), {
      message: 'collapseMonitor: embeddings is [3]; it must be a matrix, [rows, dim].',
    });
  });

  it('leaves no tensor behind', () => {
    const x = tf.eye(4);
    const before = tf.memory().numTensors;
    collapseMonitor(x);
    assert.equal(tf.memory().numTensors, before);
    x.dispose();
  });
});
