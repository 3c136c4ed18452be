import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { uniformity } from '../../../lib/evaluate/uniformity';
import { normals, uniforms } from '../../../lib/random';
import { startOrSkip } from '../../support/rungs';

// Many pairs, of which even the nearest are far apart.
const [COUNT, DIM] = [300, 32];
const normal = normals(uniforms(3));
const ROWS = Array.from({ length: COUNT }, () => {
  const row = Array.from({ length: DIM }, normal);
  const length = Math.hypot(...row);
  return row.map((v) => v / length);
});

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, d) => sum + v * b[d]!, 0);

/** The gradient by unit rows, pair by pair in float64: only what goes along the sphere is left. */
function slopesByLoops(): number[][] {
  let total = 0;
  const slopes = ROWS.map((a, i) => {
    const slope = a.map(() => 0);
    ROWS.forEach((b, j) => {
      if (i === j) return;
      const potential = Math.exp(-2 * (2 - 2 * dot(a, b)));
      total += potential / 2; // every pair is seen twice
      b.forEach((v, d) => (slope[d]! += 4 * v * potential));
    });
    const outward = dot(slope, a);
    return slope.map((v, d) => v - outward * a[d]!);
  });
  return slopes.map((slope) => slope.map((v) => v / total));
}

for (const { name, start } of RUNGS) {
  describe(`uniformity on ${name}`, () => {
    before(startOrSkip({ name, start }));

    it('has the gradient of loops over 44,850 pairs, the nearest pair included', () => {
      const z = tf.tensor2d(ROWS);
      const slopes = tf.tidy(() =>
        tf
          .grad((x) => uniformity(x as tf.Tensor2D))(z)
          .dataSync(),
      );
      z.dispose();
      const expected = slopesByLoops().flat();
      const scale = Math.max(...expected.map(Math.abs));
      const worst = Math.max(...expected.map((v, i) => Math.abs(v - slopes[i]!))) / scale;
      assert.ok(worst < 1e-4, `off by ${worst} of the largest slope`);
    });
  });
}
