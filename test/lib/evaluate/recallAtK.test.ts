import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { recallAtK } from '../../../lib/evaluate';

const at = (degrees: number): number[] => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];
const points = (degrees: readonly number[]) => tf.tensor2d(degrees.map(at));

describe('recallAtK', () => {
  before(() => tf.setBackend('cpu'));

  const queries = [0, 90, 200];
  const gallery = [10, 30, 80, 60, 190];
  const keys = ['b', 'a', 'c', 'b', 'a'];

  const recall = async (wanted: readonly string[], k?: number): Promise<number> => {
    const [from, to] = [points(queries), points(gallery)];
    const before = tf.memory().numTensors;
    const found = await recallAtK(from, wanted, to, keys, k === undefined ? {} : { k });
    assert.equal(tf.memory().numTensors, before);
    tf.dispose([from, to]);
    return found;
  };

  it('is the share of queries with a right item among the k nearest, one by default', async () => {
    // The nearest: b then a for 0°, c then b for 90°, a for 200°.
    assert.equal(await recall(['a', 'b', 'a']), 1 / 3);
    assert.equal(await recall(['a', 'b', 'a'], 2), 1);
    assert.equal(await recall(['b', 'c', 'a'], 1), 1);
  });

  it('counts any item with the key, and a key that no item has as a miss', async () => {
    assert.equal(await recall(['c', 'b', 'z'], 5), 2 / 3);
  });

  it('wants one key a row', async () => {
    const x = tf.zeros<tf.Rank.R2>([2, 3]);
    await assert.rejects(recallAtK(x, ['a'], x, ['a', 'b']), {
      name: 'RangeError',
      message: 'recallAtK: queries has 2 rows, queryKeys has 1; there must be one for each row.',
    });
    await assert.rejects(recallAtK(x, ['a', 'b'], x, []), {
      message: 'recallAtK: gallery has 2 rows, galleryKeys has 0; there must be one for each row.',
    });
    x.dispose();
  });

  it('wants a query', async () => {
    const [none, x] = [tf.zeros<tf.Rank.R2>([0, 3]), tf.zeros<tf.Rank.R2>([2, 3])];
    await assert.rejects(recallAtK(none, [], x, ['a', 'b']), {
      name: 'RangeError',
      message: 'recallAtK: there are no queries; at least 1 is needed.',
    });
    tf.dispose([none, x]);
  });
});
