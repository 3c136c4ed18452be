import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { LOSSES, RANGES, type LossName, type Settings } from '../../explorer/settings';
import { initialState, lossOf, similarities, stepped } from '../../explorer/state';
import { explorerHtml } from '../../lib';
import { assertClose } from '../support/assertClose';
import { loopsOf } from '../support/loopsExplorer';

const names = Object.keys(LOSSES) as LossName[];
const anySettings: fc.Arbitrary<Settings> = fc.record({
  loss: fc.constantFrom(...names),
  temperature: fc.double({ ...RANGES.temperature, noNaN: true }),
  negatives: fc.integer(RANGES.negatives),
  batchSize: fc.integer(RANGES.batchSize),
});
const seeds = fc.integer({ min: 0, max: 1000 });

describe('the state of the explorer', () => {
  before(() => tf.setBackend('cpu'));

  it('has the loss of float64 loops, at any seed and setting', () => {
    fc.assert(
      fc.property(seeds, anySettings, (seed, settings) => {
        const state = initialState(seed);
        assertClose(lossOf(state, settings), loopsOf(state, settings), 1e-4);
      }),
      { numRuns: 30 },
    );
  });

  it('goes down the slope: twenty steps lower the loss, and points stay on the sphere', () => {
    fc.assert(
      fc.property(seeds, anySettings, (seed, settings) => {
        const start = initialState(seed);
        const end = Array.from({ length: 20 }).reduce<typeof start>(
          (state) => stepped(state, settings),
          start,
        );
        assert.ok(lossOf(end, settings) < lossOf(start, settings));
        for (const point of [...end.anchors, ...end.positives]) {
          assertClose(Math.hypot(...point), 1, 1e-9);
        }
        assert.deepEqual(end.memory, start.memory);
        assert.deepEqual(
          end.anchors.slice(settings.batchSize),
          start.anchors.slice(settings.batchSize),
        );
      }),
      { numRuns: 20 },
    );
  });

  for (const loss of names) {
    it(`keeps no tensors of ${LOSSES[loss]}`, () => {
      const settings = { loss, temperature: 0.2, negatives: 6, batchSize: 4 };
      const count = tf.memory().numTensors;
      const state = stepped(initialState(1), settings);
      lossOf(state, settings);
      similarities(state);
      assert.equal(tf.memory().numTensors, count);
    });
  }

  it('ends with positives together and nothing else, where positives are all that counts', () => {
    const settings = { loss: 'positivesOnly', temperature: 1, negatives: 1, batchSize: 4 } as const;
    let state = initialState(3);
    for (let i = 0; i < 60; i += 1) state = stepped(state, settings);
    assertClose(lossOf(state, settings), -1, 1e-3);
  });
});

describe('explorerHtml', () => {
  it('holds the page in a frame that cannot reach the notebook', () => {
    const html = explorerHtml({ height: 500 });
    assert.match(
      html,
      /^<iframe title="[^"]+" sandbox="allow-scripts" style="[^"]*500px[^"]*" srcdoc="[^"]+"><\/iframe>$/,
    );
    assert.match(html, /&lt;title&gt;Contrastive learning explorer/);
  });
});
