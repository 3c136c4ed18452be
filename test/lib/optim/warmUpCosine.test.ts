import assert from 'node:assert/strict';
import fc from 'fast-check';
import { warmUpCosine } from '../../../lib';
import { assertClose } from '../../support/assertClose';

const options = { learningRate: 0.8, warmUp: 20, steps: 100 };

describe('warmUpCosine', () => {
  it('rises by equal steps, falls along half a wave, and stays', () => {
    assertClose(warmUpCosine(5, options), 0.2, 1e-12);
    assertClose(warmUpCosine(20, options), 0.8, 1e-12);
    assertClose(warmUpCosine(60, options), 0.4, 1e-12);
    assertClose(warmUpCosine(100, options), 0, 1e-12);
    assertClose(warmUpCosine(500, { ...options, lowest: 0.1 }), 0.1, 1e-12);
  });

  it('is never above the learning rate, and highest when the warm-up is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (step) => {
        const rate = warmUpCosine(step, options);
        assert.ok(rate >= 0 && rate <= 0.8);
      }),
    );
  });

  it('needs no warm-up, but some steps after it', () => {
    assert.equal(warmUpCosine(0, { ...options, warmUp: 0 }), 0.8);
    assert.throws(() => warmUpCosine(1, { ...options, warmUp: 100 }), {
      name: 'RangeError',
      message: 'warmUpCosine: warmUp is 100 of 100 steps; it must be fewer.',
    });
    assert.throws(() => warmUpCosine(1, { ...options, learningRate: 0 }), /learningRate is 0/);
  });
});
