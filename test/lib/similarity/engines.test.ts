import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { cosineSimilarity, l2Normalize } from '../../../lib/similarity';
import { assertMatrixClose } from '../../support/matrices';
import { startOrSkip } from '../../support/rungs';

for (const { name, start } of RUNGS) {
  describe(`similarity on ${name}`, () => {
    before(startOrSkip({ name, start }));

    it('takes whole numbers as it takes others', () => {
      const unit = tf.tidy(() => l2Normalize(tf.tensor2d([3, 4, 0, -2], [2, 2], 'int32')));
      assert.equal(unit.dtype, 'float32');
      assertMatrixClose(unit.arraySync(), [
        [0.6, 0.8],
        [0, -1],
      ]);
      unit.dispose();
    });

    it('makes no rows of no rows', () => {
      tf.tidy(() => {
        const none = tf.zeros<tf.Rank.R2>([0, 3]);
        assert.deepEqual(l2Normalize(none).shape, [0, 3]);
        assert.deepEqual(cosineSimilarity(none, none).shape, [0]);
      });
    });
  });
}
