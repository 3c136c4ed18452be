import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { sphereStep } from '../../../lib/optim/sphereStep';
import { assertClose } from '../../support/assertClose';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

const step = (points: number[][], gradient: number[][], learningRate?: number): number[][] =>
  tf.tidy(() =>
    sphereStep(
      tf.tensor2d(points),
      tf.tensor2d(gradient),
      learningRate === undefined ? {} : { learningRate },
    ).arraySync(),
  );

/** The same in float64 loops. */
const loops = (points: number[][], gradient: number[][], rate: number): number[][] =>
  points.map((row, i) => {
    const moved = row.map((v, d) => v - rate * gradient[i]![d]!);
    return moved.map((v) => v / Math.hypot(...moved));
  });

const entry = fc.integer({ min: -20, max: 20 }).map((v) => v / 10);
const rows = fc.array(fc.tuple(entry, entry, entry), { minLength: 5, maxLength: 5 });

describe('sphereStep', () => {
  for (const rung of RUNGS) {
    it(`agrees with float64 loops on ${rung.name}`, async function () {
      await startOrSkip(rung).call(this);
      fc.assert(
        fc.property(rows, rows, fc.constantFrom(0.05, 0.3), (points, gradient, rate) => {
          const expected = loops(points, gradient, rate);
          step(points, gradient, rate).forEach((row, i) => {
            const lost = Math.hypot(...points[i]!.map((v, d) => v - rate * gradient[i]![d]!));
            fc.pre(lost > 0.1); // near the middle a direction is all rounding
            row.forEach((v, d) => {
              assertClose(v, expected[i]![d]!, 1e-5);
            });
          });
        }),
        { numRuns: 30 },
      );
    });
  }

  it('turns (1, 0) by a slope of −¾ across it to (0.8, 0.6)', () => {
    const [[x, y] = []] = step([[1, 0]], [[0, -0.75]], 1);
    assertClose(x!, 0.8);
    assertClose(y!, 0.6);
  });

  it('takes a tenth of the gradient where nothing is said', () => {
    assert.deepEqual(step([[0, 1]], [[3, 1]]), step([[0, 1]], [[3, 1]], 0.1));
  });

  it('does not move a point whose gradient points straight out', () => {
    assert.deepEqual(step([[0, 1]], [[0, 0.5]]), [[0, 1]]);
  });

  it('leaves a point that lands in the middle there', () => {
    assert.deepEqual(step([[1, 0]], [[2, 0]], 0.5), [[0, 0]]);
  });

  it('leaks no tensor', () => {
    const points = tf.ones<tf.Rank.R2>([3, 2]);
    assertNoLeak(() => sphereStep(points, points));
    points.dispose();
  });

  it('names shapes that differ, and a rate that leads nowhere', () => {
    const at = (n: number) => tf.ones<tf.Rank.R2>([n, 2]);
    assert.throws(() => sphereStep(at(2), at(3)), /points is \[2, 2\], gradient is \[3, 2\]/);
    assert.throws(() => sphereStep(at(2), at(2), { learningRate: 0 }), /learningRate is 0/);
  });
});
