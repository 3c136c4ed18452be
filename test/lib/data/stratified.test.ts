import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stratified } from '../../../lib/data';

const someLabels = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 });
const someFraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('stratified', () => {
  it('picks the fraction of each class, rounded, and leaves the rest', () => {
    fc.assert(
      fc.property(someLabels, someFraction, fc.integer(), (labels, fraction, seed) => {
        const { picked, rest } = stratified(labels, { fraction, seed });
        assert.deepEqual(
          [...picked, ...rest].sort((a, b) => a - b),
          [...labels.keys()],
        );
        for (const label of new Set(labels)) {
          const total = labels.filter((l) => l === label).length;
          const found = [...picked].filter((i) => labels[i] === label).length;
          assert.equal(found, Math.round(total * fraction));
        }
      }),
    );
  });

  it('gives both halves in ascending order', () => {
    const { picked, rest } = stratified(new Uint8Array(50), { fraction: 0.4, seed: 1 });
    for (const half of [picked, rest]) assert.deepEqual(half, half.slice().sort());
  });

  it('picks the same for the same seed, others for another', () => {
    const pick = (seed: number) => stratified(new Uint8Array(100), { fraction: 0.5, seed }).picked;
    assert.deepEqual(pick(1), pick(1));
    assert.notDeepEqual(pick(1), pick(2));
  });

  it('picks each element of a class as often as the others', () => {
    const rounds = 2000;
    const times = new Array<number>(10).fill(0);
    for (let seed = 0; seed < rounds; seed += 1) {
      for (const i of stratified(new Uint8Array(10), { fraction: 0.3, seed }).picked)
        times[i]! += 1;
    }
    for (const found of times) {
      assert.ok(Math.abs(found - rounds * 0.3) < 5 * Math.sqrt(rounds * 0.3 * 0.7));
    }
  });

  for (const fraction of [-0.1, 1.1, NaN]) {
    it(`refuses a fraction of ${fraction}`, () => {
      assert.throws(() => stratified([0, 1], { fraction, seed: 0 }), {
        name: 'RangeError',
        message: `stratified: fraction is ${fraction}; it must be from 0 to 1.`,
      });
    });
  }
});
