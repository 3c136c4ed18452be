import * as tf from '@tensorflow/tfjs';
import { twoViews } from '../../../lib/augment';
import { RUNGS } from '../../../lib/engine/rungs';
import {
  assertSameResults,
  resultsOn,
  startOrSkip,
  tensorOf,
  useNativeEngine,
  type Numbers,
} from '../../support/rungs';
import { randomImages } from '../../support/images';

const images: Numbers = {
  shape: [6, 8, 8, 3],
  dtype: 'float32',
  values: randomImages(6, 8, 8).flat(3),
};

/** Views by 30 seeds: every change comes often enough to be traced where an engine traces. */
const manyViews = () =>
  tf.tidy(() => {
    const x = tensorOf(images) as tf.Tensor4D;
    const pairs = Array.from({ length: 30 }, (_, seed) =>
      twoViews(x, { seed, ...(seed % 3 === 0 ? { crop: {} } : {}) }),
    );
    return { views: tf.stack(pairs.flat()) };
  });

async function agrees(backend: string): Promise<void> {
  const expected = await resultsOn('cpu', manyViews);
  assertSameResults(await resultsOn(backend, manyViews), expected, 2e-5);
}

describe('Views on the native engine', () => {
  useNativeEngine();

  it('are those of pure JavaScript, also once their parts are traced', async () => {
    await agrees('tensorflow');
  });
});

describe('Views on the wasm engine', () => {
  let earlier = '';
  before(async () => {
    await tf.ready();
    earlier = tf.getBackend();
  });
  before(startOrSkip(RUNGS.find(({ name }) => name === 'wasm')!));
  after(() => tf.setBackend(earlier));

  it('are those of pure JavaScript', async () => {
    await agrees('wasm');
  });
});
