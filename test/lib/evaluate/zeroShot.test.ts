import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { RUNGS } from '../../../lib/engine/rungs';
import { zeroShot } from '../../../lib/evaluate';
import { assertClose } from '../../support/assertClose';
import { cosineMatrixLoops } from '../../support/loopsSimilarity';
import { assertMatrixClose, rows } from '../../support/matrices';
import { startOrSkip } from '../../support/rungs';
import { assertNoLeak } from '../../support/tensors';

type Matrix = readonly number[][];
const probabilities = (images: Matrix, prompts: Matrix, temperature?: number): number[][] =>
  tf.tidy(() =>
    zeroShot(
      tf.tensor2d(images as number[][]),
      tf.tensor2d(prompts as number[][]),
      temperature === undefined ? {} : { temperature },
    ).arraySync(),
  );

const loops = (images: Matrix, prompts: Matrix, t: number): number[][] =>
  cosineMatrixLoops(images, prompts).map((cosines) => {
    const shares = cosines.map((s) => Math.exp((s - Math.max(...cosines)) / t));
    return shares.map((share) => share / shares.reduce((sum, v) => sum + v, 0));
  });

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
);
const inputs = sizes.chain(([n, c, d]) => fc.tuple(rows(n, d), rows(c, d)));

for (const rung of RUNGS) {
  describe(`zeroShot on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    it('agrees with loops, and each row adds up to 1', () => {
      fc.assert(
        fc.property(inputs, ([images, prompts]) => {
          const found = probabilities(images, prompts, 0.2);
          assertMatrixClose(found, loops(images, prompts, 0.2), 1e-4);
          for (const row of found)
            assertClose(
              row.reduce((sum, v) => sum + v, 0),
              1,
              1e-5,
            );
        }),
        { numRuns: 30 },
      );
    });

    it('is finite at its default temperature of 0.01, and for a picture of zeros', () => {
      const cosine = Math.cos(0.1);
      const images = [
        [1, 0],
        [0, 0],
      ];
      const prompts = [
        [1, 0],
        [cosine, Math.sin(0.1)],
      ];
      const expected = 1 / (1 + Math.exp((cosine - 1) / 0.01));
      assertMatrixClose(probabilities(images, prompts), [[expected, 1 - expected], [0.5, 0.5]], 1e-4); // prettier-ignore
    });
  });
}

describe('zeroShot', () => {
  before(() => tf.setBackend('cpu'));

  it('leaves no tensor behind', () => {
    const x = tf.ones<tf.Rank.R2>([2, 3]);
    assertNoLeak(() => zeroShot(x, x));
    x.dispose();
  });

  it('names shapes and a temperature that do not fit', () => {
    assert.throws(() => zeroShot(tf.zeros([2, 3]), tf.zeros([2, 4])), {
      name: 'RangeError',
      message:
        'zeroShot: images is [2, 3], prompts is [2, 4]; they must be matrices with rows of one length, [rows, dim].',
    });
    assert.throws(() => zeroShot(tf.zeros([2, 3]), tf.zeros([2, 3]), { temperature: -1 }), {
      message: 'zeroShot: temperature is -1; it must be a finite number above 0.',
    });
  });
});
