import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import {
  collapseMonitor,
  daviesBouldin,
  knnAccuracy,
  knnClassify,
  nearestNeighbours,
  trustworthiness,
} from '../../../lib/evaluate';
import { RUNGS } from '../../../lib/engine/rungs';
import { startOrSkip } from '../../support/rungs';

const LABELS = Uint8Array.of(0, 1, 0);

/** Each measure with the name that it gives to the embeddings of a network that has blown up. */
const measures: Readonly<Record<string, (x: tf.Tensor2D, ok: tf.Tensor2D) => unknown>> = {
  'collapseMonitor: row 1 of embeddings': (x) => collapseMonitor(x),
  'daviesBouldin: row 1 of points': (x) => daviesBouldin(x, LABELS),
  'nearestNeighbours: row 1 of queries': (x, ok) => nearestNeighbours(x, ok),
  'nearestNeighbours: row 1 of references': (x, ok) => knnAccuracy(ok, LABELS, x, LABELS),
  'trustworthiness: row 1 of embedding': (x, ok) => trustworthiness(ok, x, { neighbours: 1 }),
};

for (const { name, start } of RUNGS) {
  describe(`Measures of embeddings on ${name}`, () => {
    before(startOrSkip({ name, start }));

    for (const [found, measure] of Object.entries(measures)) {
      it(`say ${found} has a number that is not finite`, async () => {
        const ok = tf.tensor2d([[1, 2], [0, 3], [5, 1]]); // prettier-ignore
        for (const bad of [NaN, Infinity, -Infinity]) {
          const x = tf.tensor2d([[1, 2], [0, bad], [5, 1]]); // prettier-ignore
          await assert.rejects(async () => await measure(x, ok), {
            name: 'RangeError',
            message: `${found} has a number that is not finite; all must be.`,
          });
          x.dispose();
        }
        ok.dispose();
      });
    }
  });
}

describe('knnClassify', () => {
  it('names a vote that it does not know', async () => {
    const x = tf.ones<tf.Rank.R2>([3, 2]);
    await assert.rejects(knnClassify(x, x, LABELS, { vote: 'loudest' as 'majority' }), {
      name: 'RangeError',
      message: "knnClassify: vote is 'loudest'; it must be 'majority' or 'similarity'.",
    });
    x.dispose();
  });
});
