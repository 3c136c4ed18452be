import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { RUNGS } from '../../../lib/engine/rungs';
import { nearestNeighbours, type NeighbourOptions } from '../../../lib/evaluate/nearestNeighbours';
import { KERNEL_API, type KernelApi } from '../../../lib/kernelApi';
import { assertClose } from '../../support/assertClose';
import { nearestCosinesLoops } from '../../support/loopsEvaluate';
import { cosineLoop } from '../../support/loopsSimilarity';
import { rows } from '../../support/matrices';
import { useNativeEngine } from '../../support/rungs';

type Matrix = readonly number[][];

/** Runs on tensors of the rows, and fails if there are more tensors afterwards. */
async function search(queries: Matrix, references: Matrix, options: NeighbourOptions = {}) {
  const before = tf.memory().numTensors;
  const tensors = [queries, references].map((x) => tf.tensor2d(x as number[][]));
  try {
    return await nearestNeighbours(tensors[0]!, tensors[1]!, options);
  } finally {
    tf.dispose(tensors);
    assert.equal(tf.memory().numTensors, before);
  }
}

const searches = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([q, r, dim]) =>
    fc.tuple(
      rows(q, dim),
      rows(r, dim),
      fc.integer({ min: 1, max: r }),
      fc.integer({ min: 1, max: 7 }),
    ),
  );

/** Peak bytes of tensors in a search of 60,000 rows of 128 numbers among 10,000, or the reverse. */
async function peakBytes(
  [queries, references]: readonly [number, number],
  options: NeighbourOptions = {},
): Promise<number> {
  const tensors = [queries, references].map((n) => tf.randomUniform<tf.Rank.R2>([n, 128], -1, 1));
  const { peakBytes } = await tf.profile(async () => {
    await nearestNeighbours(tensors[0]!, tensors[1]!, options).catch(() => undefined);
    return tensors[0]!;
  });
  tf.dispose(tensors);
  return peakBytes;
}

describe('nearestNeighbours', () => {
  before(() => tf.setBackend('cpu'));

  it('finds the references at the smallest angles, nearest first', async () => {
    const at = (degrees: number) => [
      Math.cos((degrees * Math.PI) / 180),
      Math.sin((degrees * Math.PI) / 180),
    ];
    const { indices, cosines, k } = await search([at(0), at(100)], [0, 30, 90, 180].map(at), {
      k: 2,
    });
    assert.equal(k, 2);
    assert.deepEqual([...indices], [0, 1, 2, 1]);
    [0, 30, 10, 70].forEach((angle, i) => {
      assertClose(cosines[i]!, Math.cos((angle * Math.PI) / 180), 1e-6);
    });
  });

  it('agrees with float64 loops over all references, in tiles of any size', async () => {
    await fc.assert(
      fc.asyncProperty(searches, async ([queries, references, k, tile]) => {
        const found = await search(queries, references, { k, tile });
        const expected = nearestCosinesLoops(queries, references, k).flat();
        expected.forEach((cosine, i) => {
          assertClose(found.cosines[i]!, cosine, 1e-5);
          const [query, neighbour] = [queries[Math.floor(i / k)]!, references[found.indices[i]!]!];
          assertClose(cosineLoop(query, neighbour), cosine, 1e-5);
        });
        assert.equal(found.indices.length, expected.length);
      }),
    );
  });

  it('names no reference twice for one query', async () => {
    const same = Array.from({ length: 5 }, () => [1, 2]);
    const { indices } = await search([[2, 4]], same, { k: 5 });
    assert.deepEqual([...indices].sort(), [0, 1, 2, 3, 4]);
  });

  it('has cosine 0 for a row of zeros, on either side', async () => {
    const { cosines } = await search([[0, 0], [1, 0]], [[0, 0], [-1, 0]], { k: 2 }); // prettier-ignore
    assert.deepEqual([...cosines], [0, 0, 0, -1]);
  });

  it('reports each tile, and waits for who listens', async () => {
    const seen: string[] = [];
    await search([[1], [2], [3], [4], [5]], [[1]], {
      tile: 2,
      onProgress: async ({ completed, total }) => {
        await new Promise((done) => setTimeout(done, 1));
        seen.push(`${completed}/${total}`);
      },
    });
    assert.deepEqual(seen, ['2/5', '4/5', '5/5']);
  });

  it('lets a timer run between tiles, so that it can abort', async () => {
    const controller = new AbortController();
    let tiles = 0;
    const onProgress = () => {
      tiles += 1;
      if (tiles === 1) setTimeout(() => { controller.abort(); }); // prettier-ignore
      for (const end = performance.now() + 5; performance.now() < end;);
    };
    const queries = Array.from({ length: 50 }, () => [1]);
    await assert.rejects(
      search(queries, [[1]], { tile: 1, signal: controller.signal, onProgress }),
      { name: 'AbortError' },
    );
    assert.ok(tiles < 50, `${tiles} tiles`);
  });

  it('listens to the kernel’s Stop when it is given no signal', async () => {
    const place = globalThis as { [KERNEL_API]?: KernelApi };
    const stopSignal = () => AbortSignal.abort(new Error('Stop was pressed'));
    place[KERNEL_API] = { display: () => undefined, clearOutput: () => undefined, stopSignal };
    await assert.rejects(search([[1]], [[1]]), /Stop was pressed/);
    Reflect.deleteProperty(place, KERNEL_API);
  });

  it('keeps no tensor where a listener throws', async () => {
    const onProgress = () => {
      throw new Error('of the picture');
    };
    await assert.rejects(search([[1]], [[1]], { onProgress }), /of the picture/);
  });

  it('says what is wrong with its arguments', async () => {
    await assert.rejects(search([[1, 2]], [[1, 2, 3]]), {
      name: 'RangeError',
      message:
        'nearestNeighbours: queries is [1, 2], references is [1, 3]; ' +
        'they must be matrices with rows of one length, [rows, dim].',
    });
    await assert.rejects(search([[1]], [[1], [2]], { k: 3 }), {
      message: 'nearestNeighbours: k is 3; it must be a whole number from 1 to 2.',
    });
    await assert.rejects(search([[1]], [[1]], { tile: 0 }), {
      message: 'nearestNeighbours: tile is 0; it must be a whole number above 0.',
    });
  });
});

describe('nearestNeighbours on WebAssembly', () => {
  before(() => RUNGS.find(({ name }) => name === 'wasm')?.start());
  after(() => tf.setBackend('cpu'));

  it('stays below 300 MB of tensors at a tile of the course’s largest search', async () => {
    const controller = new AbortController();
    const options = {
      signal: controller.signal,
      onProgress: () => {
        controller.abort();
      },
    };
    const bytes = await peakBytes([10_000, 60_000], options);
    // At least what it is given, the unit rows of the references, and the cosines of one tile.
    assert.ok(bytes > (10_000 + 2 * 60_000) * 128 * 4 + 60e6, `${bytes} bytes`);
    assert.ok(bytes < 300e6, `${bytes} bytes`);
  });
});

describe('nearestNeighbours on the native engine', () => {
  useNativeEngine();

  it('finds the neighbours of 60,000 among 10,000 in less than 300 MB of tensors', async () => {
    let completed = 0;
    const onProgress = (progress: { readonly completed: number }) => {
      completed = progress.completed;
    };
    const bytes = await peakBytes([60_000, 10_000], { onProgress });
    assert.equal(completed, 60_000);
    assert.ok(bytes < 300e6, `${bytes} bytes`);
  });
});
