import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../lib/engine/rungs';
import { stopGradient } from '../../lib/stopGradient';
import { startOrSkip } from '../support/rungs';
import { assertNoLeak, gradient } from '../support/tensors';

const ROWS = [
  [1, -2],
  [3, 0.5],
];

for (const rung of RUNGS) {
  describe(`stopGradient on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    it('gives the values as they are', () => {
      const x = tf.tensor2d(ROWS);
      const y = stopGradient(x);
      assert.deepEqual(y.arraySync(), ROWS);
      assert.notEqual(y.id, x.id);
      tf.dispose([x, y]);
    });

    it('makes a constant of one factor: x · stop(x) has the slope x, not 2x', () => {
      assert.deepEqual(
        gradient((x) => x.mul(stopGradient(x)), ROWS),
        ROWS,
      );
    });

    it('has a gradient of zeros where all is stopped', () => {
      assert.deepEqual(
        gradient((x) => stopGradient(x).square(), ROWS),
        [
          [0, 0],
          [0, 0],
        ],
      );
    });

    it('leaves no tensor behind', () => {
      const x = tf.tensor2d(ROWS);
      assertNoLeak(() => stopGradient(x));
      assertNoLeak(() => tf.grad((y) => y.mul(stopGradient(y)))(x));
      x.dispose();
    });
  });
}
