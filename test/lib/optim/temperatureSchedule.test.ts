import assert from 'node:assert/strict';
import fc from 'fast-check';
import { temperatureSchedule } from '../../../lib';
import { assertClose } from '../../support/assertClose';

const options = { highest: 0.5, lowest: 0.1, period: 40 };

describe('temperatureSchedule', () => {
  it('begins at the highest, is at the lowest after half a period and back after a whole one', () => {
    const expected = [0.5, 0.3, 0.1, 0.3, 0.5];
    expected.forEach((tau, quarter) => {
      assertClose(temperatureSchedule(10 * quarter, options), tau, 1e-12);
    });
  });

  it('goes between 1 and 0.1 where nothing else is said', () => {
    assertClose(temperatureSchedule(0, { period: 7 }), 1, 1e-12);
    assertClose(temperatureSchedule(3.5, { period: 7 }), 0.1, 1e-12);
  });

  it('repeats itself, and is the same forwards and backwards', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (step) => {
        const tau = temperatureSchedule(step, options);
        assertClose(temperatureSchedule(step + options.period, options), tau, 1e-9);
        assertClose(temperatureSchedule(-step, options), tau, 1e-9);
        assert.ok(tau >= 0.1 - 1e-12 && tau <= 0.5 + 1e-12);
      }),
    );
  });

  it('may go the other way, up first', () => {
    const up = { highest: 0.1, lowest: 0.5, period: 40 };
    assertClose(temperatureSchedule(20, up), 0.5, 1e-12);
  });

  it('names a knob that is not above 0', () => {
    assert.throws(() => temperatureSchedule(1, { ...options, lowest: 0 }), {
      name: 'RangeError',
      message: 'temperatureSchedule: lowest is 0; it must be a finite number above 0.',
    });
    assert.throws(() => temperatureSchedule(1, { period: 0 }), /period is 0/);
  });
});
