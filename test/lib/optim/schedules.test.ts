import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cosineSchedule, exponentialSchedule, warmUp } from '../../../lib/optim/schedules';
import { assertClose } from '../../support/assertClose';

const relative = (actual: number, expected: number): void => {
  assertClose(actual / expected, 1, 1e-12);
};

describe('exponentialSchedule', () => {
  it('is lr · decay^(epoch / epochs), as the source has it', () => {
    const rate = exponentialSchedule({ epochs: 10 });
    relative(rate(0), 3e-4);
    relative(rate(1), 3e-4 * 0.5 ** (1 / 10));
    relative(rate(10), 1.5e-4);
  });

  it('falls by the same factor in each epoch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        (epochs, at) => {
          const rate = exponentialSchedule({ learningRate: 0.1, decay: 0.3, epochs });
          relative(rate(at + 1) / rate(at), 0.3 ** (1 / epochs));
        },
      ),
    );
  });
});

describe('cosineSchedule', () => {
  it('goes down half a wave: full, half, lowest, and stays there', () => {
    const rate = cosineSchedule({ learningRate: 0.5, lowest: 0.1, epochs: 8 });
    relative(rate(0), 0.5);
    relative(rate(2), 0.1 + 0.4 * (0.5 + Math.SQRT1_2 / 2));
    relative(rate(4), 0.3);
    relative(rate(8), 0.1);
    relative(rate(9), 0.1);
  });

  it('never rises', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 60 }),
        (epochs, at) => {
          const rate = cosineSchedule({ learningRate: 0.1, epochs });
          assert.ok(rate(at + 1) <= rate(at));
        },
      ),
    );
  });
});

describe('warmUp', () => {
  it('grows from 0 to the schedule, and then leaves it alone', () => {
    const schedule = cosineSchedule({ learningRate: 0.1, epochs: 100 });
    const rate = warmUp(schedule, { length: 10 });
    assert.equal(rate(0), 0);
    relative(rate(5), schedule(5) / 2);
    for (const at of [10, 11, 100]) assert.equal(rate(at), schedule(at));
  });
});

describe('schedules', () => {
  const refusals: Readonly<Record<string, () => unknown>> = {
    'exponentialSchedule: epochs is 0; it must be a finite number above 0.': () =>
      exponentialSchedule({ epochs: 0 }),
    'exponentialSchedule: decay is -1; it must be a finite number above 0.': () =>
      exponentialSchedule({ epochs: 1, decay: -1 }),
    'cosineSchedule: lowest is NaN; it must be a finite number, 0 or more.': () =>
      cosineSchedule({ epochs: 1, lowest: NaN }),
    'warmUp: length is 0; it must be a finite number above 0.': () =>
      warmUp(() => 1, { length: 0 }),
  };

  for (const [message, run] of Object.entries(refusals)) {
    it(`say ${message}`, () => {
      assert.throws(run, { name: 'RangeError', message });
    });
  }
});
