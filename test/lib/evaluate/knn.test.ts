import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { knnAccuracy } from '../../../lib/evaluate/knnAccuracy';
import { knnClassify, type KnnOptions } from '../../../lib/evaluate/knnClassify';

const at = (degrees: number): number[] => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];

/** The class of a query at 0°, among references at these angles with these classes. */
async function classOf(
  references: readonly (readonly [degrees: number, label: number])[],
  options: KnnOptions,
): Promise<number> {
  const query = tf.tensor2d([at(0)]);
  const known = tf.tensor2d(references.map(([degrees]) => at(degrees)));
  const labels = Uint8Array.from(references, ([, label]) => label);
  const before = tf.memory().numTensors;
  const [found] = await knnClassify(query, known, labels, options);
  assert.equal(tf.memory().numTensors, before);
  tf.dispose([query, known]);
  return found!;
}

describe('knnClassify', () => {
  before(() => tf.setBackend('cpu'));

  const references = [[50, 4], [10, 7], [40, 4], [60, 4], [20, 7]] as const; // prettier-ignore

  it('takes the class of the nearest reference, unless told otherwise', async () => {
    assert.equal(await classOf(references, {}), 7);
  });

  it('takes the class that most of the k nearest have', async () => {
    assert.equal(await classOf(references, { k: 3 }), 7);
    assert.equal(await classOf(references, { k: 5 }), 4);
  });

  it('takes, of classes with equally many votes, the one with the nearest reference', async () => {
    assert.equal(await classOf(references, { k: 4 }), 7);
    assert.equal(await classOf([[30, 1], [20, 9], [10, 2]], { k: 3 }), 2); // prettier-ignore
  });

  it('lets the near count more by the vote of similarity, as the temperature has it', async () => {
    // exp(cos 10° / τ) + exp(cos 20° / τ) against exp(cos 40° / τ) + exp(cos 50° / τ) + exp(cos 60° / τ):
    const votes = (temperature: number, angles: readonly number[]) =>
      angles.reduce((sum, angle) => sum + Math.exp(at(angle)[0]! / temperature), 0);
    assert.ok(votes(0.07, [10, 20]) > votes(0.07, [40, 50, 60]));
    assert.ok(votes(10, [10, 20]) < votes(10, [40, 50, 60]));
    const options = { k: 5, vote: 'similarity' } as const;
    assert.equal(await classOf(references, options), 7);
    assert.equal(await classOf(references, { ...options, temperature: 10 }), 4);
    assert.equal(await classOf(references, { ...options, temperature: 1e-4 }), 7);
  });

  it('wants one label a reference, and a temperature above 0', async () => {
    const x = tf.ones<tf.Rank.R2>([3, 2]);
    await assert.rejects(knnClassify(x, x, Uint8Array.of(1, 2)), {
      name: 'RangeError',
      message: 'knnClassify: references has 3 rows, labels has 2; there must be one for each row.',
    });
    await assert.rejects(knnClassify(x, x, Uint8Array.of(1, 2, 3), { temperature: 0 }), {
      message: 'knnClassify: temperature is 0; it must be a finite number above 0.',
    });
    x.dispose();
  });
});

describe('knnAccuracy', () => {
  before(() => tf.setBackend('cpu'));

  it('is the share of queries whose nearest reference has their class', async () => {
    const queries = tf.tensor2d([0, 10, 80, 95].map(at));
    const references = tf.tensor2d([5, 90].map(at));
    const before = tf.memory().numTensors;
    const progress: number[] = [];
    const accuracy = await knnAccuracy(
      queries,
      Uint8Array.of(3, 3, 3, 1),
      references,
      Uint8Array.of(3, 1),
      { tile: 3, onProgress: ({ completed }) => void progress.push(completed) },
    );
    assert.equal(accuracy, 3 / 4);
    assert.deepEqual(progress, [3, 4]);
    assert.equal(tf.memory().numTensors, before);
    tf.dispose([queries, references]);
  });

  it('wants queries, each with a label', async () => {
    const x = tf.ones<tf.Rank.R2>([2, 2]);
    await assert.rejects(knnAccuracy(x, Uint8Array.of(1), x, Uint8Array.of(1, 2)), {
      name: 'RangeError',
      message:
        'knnAccuracy: queries has 2 rows, queryLabels has 1; there must be one for each row.',
    });
    const none = tf.zeros<tf.Rank.R2>([0, 2]);
    await assert.rejects(knnAccuracy(none, Uint8Array.of(), x, Uint8Array.of(1, 2)), {
      message: 'knnAccuracy: there are no queries; at least 1 is needed.',
    });
    tf.dispose([x, none]);
  });
});
