import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../../lib/engine/rungs';
import { trustworthiness } from '../../../../lib/evaluate/trustworthiness';
import { tsne, type TsneOptions } from '../../../../lib/evaluate/tsne';
import { KERNEL_API, type KernelApi } from '../../../../lib/kernelApi';
import { clusters, corners } from '../../../support/clusters';
import { othersByDistance } from '../../../support/loopsTsne';
import { startOrSkip } from '../../../support/rungs';

type Matrix = readonly number[][];

/** Places of points, as plain numbers; fails if a tensor is left behind. */
async function places(points: Matrix, options: TsneOptions = {}): Promise<number[][]> {
  const before = tf.memory().numTensors;
  const x = tf.tensor2d(points as number[][]);
  try {
    const y = await tsne(x, options);
    const found = y.arraySync();
    y.dispose();
    return found;
  } finally {
    x.dispose();
    assert.equal(tf.memory().numTensors, before);
  }
}

const CENTRES = 3;
const EACH = 40;
const CLUSTERS = clusters(corners(CENTRES, 5), EACH);
const FEW: TsneOptions = { perplexity: 5, iterations: 20 };

describe('tsne', () => {
  before(() => tf.setBackend('cpu'));

  for (const { name, start } of RUNGS) {
    describe(`on ${name}`, () => {
      before(startOrSkip({ name, start }));
      after(() => tf.setBackend('cpu'));

      it('keeps clusters apart and neighbours together', async () => {
        const found = await places(CLUSTERS, { perplexity: 15, iterations: 400 });
        found.forEach((_, i) => {
          const cluster = Math.floor(i / EACH);
          const near = othersByDistance(found, i).slice(0, EACH - 1);
          assert.ok(
            near.every((j) => Math.floor(j / EACH) === cluster),
            `point ${i}`,
          );
        });
        const trust = tf.tidy(() => trustworthiness(tf.tensor2d(CLUSTERS), tf.tensor2d(found)));
        assert.ok(trust > 0.97, `${trust}`);
      });
    });
  }

  it('gives the same places for the same seed, and others for another', async () => {
    const [one, same, other] = [
      await places(CLUSTERS, { ...FEW, seed: 1 }),
      await places(CLUSTERS, { ...FEW, seed: 1 }),
      await places(CLUSTERS, { ...FEW, seed: 2 }),
    ];
    assert.deepEqual(one, same);
    assert.notDeepEqual(one, other);
  });

  it('gives the same places for points 2⁶⁰ times as large', async () => {
    const large = CLUSTERS.map((row) => row.map((value) => value * 2 ** 60));
    assert.deepEqual(await places(large, FEW), await places(CLUSTERS, FEW));
  });

  it('finds places for points on a line, for equal points, and for two', async () => {
    for (const [points, perplexity] of [
      [Array.from({ length: 40 }, (_, i) => [i]), 5],
      [Array.from({ length: 40 }, () => [3, 4]), 5],
      [[[0], [1]] as number[][], 1],
    ] as const) {
      const found = await places(points, { perplexity, iterations: 300 });
      assert.ok(found.flat().every(Number.isFinite));
    }
  });

  it('reports each iteration, and waits for who listens', async () => {
    const seen: string[] = [];
    await places(CLUSTERS, {
      ...FEW,
      iterations: 3,
      onProgress: async ({ iteration, iterations }) => {
        await new Promise((done) => setTimeout(done, 1));
        seen.push(`${iteration} of ${iterations}`);
      },
    });
    assert.deepEqual(seen, ['1 of 3', '2 of 3', '3 of 3']);
  });

  it('gives the rest of the program a turn between two iterations', async () => {
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    await places(CLUSTERS, { ...FEW, iterations: 200 });
    clearInterval(turn);
    assert.ok(turns > 10, `${turns} turns`);
  });

  it('stops after the iteration in hand, and keeps no tensor', async () => {
    const controller = new AbortController();
    let last = 0;
    const stopped = places(CLUSTERS, {
      ...FEW,
      signal: controller.signal,
      onProgress: ({ iteration }) => {
        last = iteration;
        if (iteration === 3) controller.abort();
      },
    });
    await assert.rejects(stopped, { name: 'AbortError' });
    assert.equal(last, 3);
  });

  it('stops before it has begun', async () => {
    const listener = () => assert.fail('began');
    await assert.rejects(
      places(CLUSTERS, { ...FEW, signal: AbortSignal.abort(), onProgress: listener }),
      { name: 'AbortError' },
    );
  });

  it('listens to the kernel’s Stop when it is given no signal', async () => {
    const controller = new AbortController();
    const holder = globalThis as { [KERNEL_API]?: KernelApi };
    holder[KERNEL_API] = {
      display: () => undefined,
      clearOutput: () => undefined,
      stopSignal: () => controller.signal,
    };
    const onProgress = () => {
      controller.abort();
    };
    try {
      await assert.rejects(places(CLUSTERS, { ...FEW, onProgress }), { name: 'AbortError' });
    } finally {
      Reflect.deleteProperty(holder, KERNEL_API);
    }
  });

  it('passes on what a listener throws, and keeps no tensor', async () => {
    const onProgress = () => {
      throw new Error('of the learner');
    };
    await assert.rejects(places(CLUSTERS, { ...FEW, onProgress }), /of the learner/);
  });

  it('wants a perplexity below the number of points', async () => {
    for (const perplexity of [4, 0.5, NaN]) {
      await assert.rejects(places([[1], [2], [3], [4]], { perplexity }), {
        name: 'RangeError',
        message:
          `tsne: perplexity is ${perplexity} with 4 points; it must be at least 1 and below their ` +
          'number.',
      });
    }
  });

  it('says which row is not finite', async () => {
    for (const value of [NaN, Infinity]) {
      const points = [
        [1, 2],
        [3, 4],
        [5, value],
      ];
      await assert.rejects(places(points, { perplexity: 1 }), {
        name: 'RangeError',
        message: 'tsne: row 2 of points has a number that is not finite.',
      });
    }
  });

  it('wants a matrix, and a whole number of iterations', async () => {
    const vector = tf.zeros([3]) as unknown as tf.Tensor2D;
    await assert.rejects(tsne(vector), {
      name: 'RangeError',
      message: 'tsne: points is [3]; it must be a matrix, [rows, dim].',
    });
    vector.dispose();
    for (const iterations of [0, 1.5]) {
      await assert.rejects(places(CLUSTERS, { iterations }), {
        name: 'RangeError',
        message: `tsne: iterations is ${iterations}; it must be a whole number above 0.`,
      });
    }
  });
});
