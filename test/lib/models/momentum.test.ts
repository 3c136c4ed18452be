import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { compileStep } from '../../../lib/engine/compileStep';
import { RUNGS } from '../../../lib/engine/rungs';
import { momentumCopy } from '../../../lib/models/momentumCopy';
import { momentumUpdate } from '../../../lib/models/momentumUpdate';
import { projectionHead } from '../../../lib/models/projectionHead';
import { assertClose } from '../../support/assertClose';
import { flat, scramble, using } from '../../support/encoders';
import { startOrSkip } from '../../support/rungs';

const make = (seed = 1) =>
  projectionHead({ inputDim: 3, hiddenDim: 4, outputDim: 2, useNorm: true, seed });

/** A network of one weight, and what it holds. */
function weightOf(value: number) {
  const w = tf.variable(tf.scalar(value));
  return { weights: { w }, read: () => w.dataSync()[0]! };
}

for (const rung of RUNGS) {
  describe(`momentumUpdate on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    it('moves every weight by 1 − m of the difference, and the online network not at all', () => {
      using(make(1), (target) => {
        using(make(2), (online) => {
          const [old, leader] = [flat(target.weights), flat(online.weights)];
          momentumUpdate(target, online, { momentum: 0.75 });
          for (const [name, values] of Object.entries(flat(target.weights))) {
            values.forEach((value, i) => {
              assertClose(value, 0.75 * old[name]![i]! + 0.25 * leader[name]![i]!, 1e-6);
            });
          }
          assert.deepEqual(flat(online.weights), leader);
        });
      });
    });

    it('follows within a compiled step, where the online weights are those of before it', () => {
      const [target, online] = [weightOf(0), weightOf(8)];
      const step = compileStep(
        (rate: tf.Tensor) => {
          momentumUpdate(target, online, { momentum: 0.5 });
          return online.weights.w.mul(rate).asScalar(); // of slope `rate`
        },
        { optimizer: tf.train.sgd(1), variables: [online.weights.w] },
      );
      let [follower, leader] = [0, 8];
      for (let i = 0; i < 5; i += 1) {
        tf.tidy(() => step(tf.scalar(1)));
        follower = (follower + leader) / 2;
        leader -= 1;
        assertClose(target.read(), follower, 1e-6);
        assertClose(online.read(), leader, 1e-6);
      }
      tf.dispose([target.weights, online.weights]);
    });
  });
}

describe('momentumUpdate', () => {
  before(() => tf.setBackend('cpu'));

  it('is 2 for a weight of 1, an online one of 5 and a momentum of ¾', () => {
    const [target, online] = [weightOf(1), weightOf(5)];
    momentumUpdate(target, online, { momentum: 0.75 });
    assert.equal(target.read(), 2);
    tf.dispose([target.weights, online.weights]);
  });

  it('keeps m to the power k of what was there k steps ago', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 }), (k, tenths) => {
        const m = tenths / 20;
        const [target, online] = [weightOf(1), weightOf(0)];
        for (let i = 0; i < k; i += 1) momentumUpdate(target, online, { momentum: m });
        assertClose(target.read(), m ** k, 1e-5);
        tf.dispose([target.weights, online.weights]);
      }),
    );
  });

  it('has MoCo’s momentum by default', () => {
    const [target, online] = [weightOf(0), weightOf(1000)];
    momentumUpdate(target, online);
    assertClose(target.read(), 1, 1e-5);
    tf.dispose([target.weights, online.weights]);
  });

  it('leaves running statistics and the number of tensors as they are', () => {
    using(make(1), (target) => {
      using(make(2), (online) => {
        scramble(online.statistics);
        const before = [flat(target.statistics), tf.memory().numTensors];
        momentumUpdate(target, online, { momentum: 0 });
        assert.deepEqual([flat(target.statistics), tf.memory().numTensors], before);
      });
    });
  });

  it('names the weight that the other model lacks, or has in another shape', () => {
    const wide = projectionHead({ inputDim: 3, hiddenDim: 5, outputDim: 2, seed: 1 });
    using(wide, (online) => {
      using(make(), (target) => {
        assert.throws(
          () => {
            momentumUpdate(target, online);
          },
          {
            name: 'RangeError',
            message:
              'momentumUpdate: linear1.weight is [3, 4] in target, [3, 5] in online; both must be models of one kind and size.',
          },
        );
      });
    });
    const [one, none] = [weightOf(1), { weights: {} }];
    assert.throws(() => {
      momentumUpdate(none, one);
    }, /w is missing in target, \[\] in online/);
    assert.throws(() => {
      momentumUpdate(one, none);
    }, /w is \[\] in target, missing in online/);
    one.weights.w.dispose();
  });

  it('refuses a momentum outside 0 to 1', () => {
    const one = weightOf(1);
    for (const momentum of [-0.1, 1.1, NaN]) {
      assert.throws(
        () => {
          momentumUpdate(one, one, { momentum });
        },
        {
          name: 'RangeError',
          message: `momentumUpdate: momentum is ${momentum}; it must be from 0 to 1.`,
        },
      );
    }
    one.weights.w.dispose();
  });
});

describe('momentumCopy', () => {
  before(() => tf.setBackend('cpu'));

  it('has the weights and statistics of the model, and from then on its own', () => {
    using(make(1), (online) => {
      scramble(online.weights);
      scramble(online.statistics);
      const kept = [flat(online.weights), flat(online.statistics)];
      using(
        momentumCopy(online, () => make(2)),
        (copy) => {
          assert.deepEqual([flat(copy.weights), flat(copy.statistics)], kept);
          scramble(online.weights, { low: 2, high: 3 });
          scramble(online.statistics, { low: 2, high: 3 });
          assert.deepEqual([flat(copy.weights), flat(copy.statistics)], kept);
        },
      );
    });
  });

  it('leaves nothing behind once both are disposed', () => {
    const before = tf.memory().numTensors;
    using(make(1), (online) => {
      using(
        momentumCopy(online, () => make(2)),
        () => undefined,
      );
    });
    assert.equal(tf.memory().numTensors, before);
  });
});
