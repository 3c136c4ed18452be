import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { predictor } from '../../../lib/models/predictor';
import { projectionHead } from '../../../lib/models/projectionHead';
import { assertClose } from '../../support/assertClose';
import { count, flat, scramble, using } from '../../support/encoders';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const ROWS = [
  [1, -2, 0.5],
  [0.25, 3, -1],
  [-1.5, 0.5, 2],
  [2, 1, 1],
];
const make = () => predictor({ dim: 3, hiddenDim: 4, seed: 5 });

/** Linear, batch norm of the batch, ReLU, linear, in float64 loops. */
function loops(rows: readonly number[][], w: Readonly<Record<string, number[]>>): number[][] {
  const linear = (x: readonly number[], weight: number[], bias: number[]) =>
    bias.map((b, o) => x.reduce((sum, v, i) => sum + v * weight[i * bias.length + o]!, b));
  const hidden = rows.map((row) => linear(row, w['linear1.weight']!, w['linear1.bias']!));
  const column = (d: number) => hidden.map((row) => row[d]!);
  const mean = (values: number[]) => values.reduce((s, v) => s + v, 0) / values.length;
  const normed = hidden.map((row) =>
    row.map((v, d) => {
      const centre = mean(column(d));
      const variance = mean(column(d).map((u) => (u - centre) ** 2));
      const unit = (v - centre) / Math.sqrt(variance + 1e-5);
      return Math.max(0, unit * w['norm1.weight']![d]! + w['norm1.bias']![d]!);
    }),
  );
  return normed.map((row) => linear(row, w['linear2.weight']!, w['linear2.bias']!));
}

for (const rung of RUNGS) {
  describe(`batch norm in a predictor on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    it('takes mean and variance of the batch in training, as loops do', () => {
      using(make(), (model) => {
        scramble(model.weights);
        const expected = loops(ROWS, flat(model.weights));
        const found = tf.tidy(() => model.apply(tf.tensor(ROWS), { training: true }).arraySync());
        found.forEach((row, i) => {
          row.forEach((v, d) => {
            assertClose(v, expected[i]![d]!, 1e-4);
          });
        });
      });
    });

    it('takes the running ones when frozen, and does not change them', () => {
      using(make(), (model) => {
        tf.tidy(() => model.apply(tf.tensor(ROWS), { training: true }));
        const before = flat(model.statistics);
        const alone = tf.tidy(() => model.apply(tf.tensor(ROWS.slice(0, 1))).arraySync());
        const together = tf.tidy(() => model.apply(tf.tensor(ROWS)).arraySync());
        alone[0]!.forEach((v, d) => {
          assertClose(v, together[0]![d]!, 1e-5);
        });
        assert.deepEqual(flat(model.statistics), before);
        assert.notDeepEqual(before['norm1.running_mean'], [0, 0, 0, 0]);
      });
    });

    it('has a gradient for every weight, and leaks nothing', () => {
      using(make(), (model) => {
        const x = tf.tensor(ROWS);
        assertNoLeak(() => model.apply(x, { training: true }));
        const list = Object.values(model.weights);
        const { value, grads } = tf.variableGrads(
          () => model.apply(x, { training: true }).square().sum<tf.Scalar>(),
          list,
        );
        assert.equal(Object.keys(grads).length, 6);
        tf.dispose([value, grads, x]);
      });
    });
  });
}

describe('the heads of BYOL', () => {
  before(() => tf.setBackend('cpu'));

  it('have two numbers a hidden unit more with batch norm, a head has none by default', () => {
    const sizes = { inputDim: 3, hiddenDim: 4, outputDim: 2 };
    const plain = 3 * 4 + 4 + 4 * 2 + 2;
    using(projectionHead(sizes), ({ weights, statistics }) => {
      assert.equal(count(weights), plain);
      assert.deepEqual(statistics, {});
    });
    using(projectionHead({ ...sizes, useNorm: true }), ({ weights, statistics }) => {
      assert.equal(count(weights), plain + 2 * 4);
      assert.deepEqual(Object.keys(statistics), ['norm1.running_mean', 'norm1.running_var']);
    });
  });

  it('are 128, 512 and 128 for the predictor', () => {
    using(predictor(), ({ weights }) => {
      assert.equal(count(weights), 128 * 512 + 512 + 2 * 512 + 512 * 128 + 128);
    });
  });

  it('name a size that is none', () => {
    assert.throws(() => predictor({ hiddenDim: 0 }), {
      name: 'RangeError',
      message: 'predictor: hiddenDim is 0; it must be a whole number above 0.',
    });
  });
});
