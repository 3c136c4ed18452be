import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normals, shuffled, uniforms } from '../../lib/random';

const draw = (seed: number, count: number): number[] => {
  const random = uniforms(seed);
  return Array.from({ length: count }, random);
};

describe('uniforms', () => {
  it('gives the same numbers for the same seed, others for others', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        assert.deepEqual(draw(a, 5), draw(a, 5));
        if (a >>> 0 !== b >>> 0) assert.notDeepEqual(draw(a, 5), draw(b, 5));
      }),
    );
  });

  it('stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        assert.ok(draw(seed, 100).every((value) => value >= 0 && value < 1));
      }),
    );
  });

  it('has the mean, the variance and the tenths of a uniform distribution', () => {
    const count = 100_000;
    const values = draw(1, count);
    const mean = values.reduce((total, v) => total + v, 0) / count;
    const variance = values.reduce((total, v) => total + (v - mean) ** 2, 0) / count;
    // Five standard errors: of the mean √(1/12n), of the variance √(1/180n).
    assert.ok(Math.abs(mean - 1 / 2) < 5 * Math.sqrt(1 / (12 * count)));
    assert.ok(Math.abs(variance - 1 / 12) < 5 * Math.sqrt(1 / (180 * count)));
    const tenths = new Array<number>(10).fill(0);
    for (const value of values) tenths[Math.floor(value * 10)]! += 1;
    for (const found of tenths) {
      assert.ok(Math.abs(found - count / 10) < 5 * Math.sqrt(count * 0.1 * 0.9));
    }
  });

  it('does not follow one draw with a similar one, nor seed 1 with the numbers of seed 0', () => {
    const correlation = (a: readonly number[], b: readonly number[]) =>
      (12 * a.reduce((total, v, i) => total + (v - 0.5) * (b[i]! - 0.5), 0)) / a.length;
    const values = draw(0, 100_001);
    const limit = 5 / Math.sqrt(100_000);
    assert.ok(Math.abs(correlation(values.slice(0, -1), values.slice(1))) < limit);
    assert.ok(Math.abs(correlation(values.slice(0, -1), draw(1, 100_000))) < limit);
  });
});

describe('normals', () => {
  const count = 100_000;
  const random = normals(uniforms(1));
  const values = Array.from({ length: count }, random);

  it('have the moments of a normal distribution: 0, 1, 0 and 3', () => {
    const moment = (power: number) => values.reduce((total, v) => total + v ** power, 0) / count;
    // Five standard errors, √((E[v²ᵖ] − E[vᵖ]²) / n).
    for (const [power, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      assert.ok(Math.abs(moment(power) - expected) < 5 * Math.sqrt(variance / count), `${power}`);
    }
  });

  it('do not follow one another, though two of them come of one draw', () => {
    const product = values.slice(1).reduce((total, v, i) => total + v * values[i]!, 0) / count;
    assert.ok(Math.abs(product) < 5 / Math.sqrt(count));
  });

  it('are finite where a uniform number is 0', () => {
    const normal = normals(() => 0);
    assert.deepEqual([normal(), normal()].map(Math.abs), [0, 0]);
  });

  it('are the same for the same seed', () => {
    const again = normals(uniforms(1));
    assert.deepEqual([again(), again(), again()], values.slice(0, 3));
  });
});

describe('shuffled', () => {
  it('holds each of 0 … count − 1 once', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer(), (count, seed) => {
        const order = [...shuffled(count, uniforms(seed))];
        assert.deepEqual(
          order.sort((a, b) => a - b),
          [...Array(count).keys()],
        );
      }),
    );
  });

  it('makes each of the six orders of three as often as the others', () => {
    const random = uniforms(5);
    const rounds = 12_000;
    const found = new Map<string, number>();
    for (let i = 0; i < rounds; i += 1) {
      const order = shuffled(3, random).join('');
      found.set(order, (found.get(order) ?? 0) + 1);
    }
    assert.equal(found.size, 6);
    for (const times of found.values()) {
      assert.ok(Math.abs(times - rounds / 6) < 5 * Math.sqrt(rounds * (1 / 6) * (5 / 6)));
    }
  });
});
