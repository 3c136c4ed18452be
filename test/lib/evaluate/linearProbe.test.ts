import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { linearProbe, type LinearProbeOptions } from '../../../lib/evaluate/linearProbe';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';

const DIRECTIONS = [0, 120, 240].map((degrees) => (degrees * Math.PI) / 180);

/** Points about three directions, one a class, `spread` radians wide. */
function fan(count: number, seed: number, spread = 1): { rows: number[][]; labels: Uint8Array } {
  const random = uniforms(seed);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
  const rows = Array.from(labels, (label) => {
    const angle = DIRECTIONS[label]! + spread * (random() - 0.5);
    return [Math.cos(angle), Math.sin(angle)];
  });
  return { rows, labels };
}

/** A probe of a fan; fails if there are more tensors afterwards. */
async function probe(options: Partial<LinearProbeOptions> = {}) {
  const before = tf.memory().numTensors;
  const [learned, judged] = [fan(90, 1), fan(60, 2)];
  const tensors = [learned, judged].map(({ rows }) => tf.tensor2d(rows));
  try {
    return await linearProbe({
      embeddings: tensors[0]!,
      labels: learned.labels,
      testEmbeddings: tensors[1]!,
      testLabels: judged.labels,
      classes: 3,
      batchSize: 16,
      ...options,
    });
  } finally {
    tf.dispose(tensors);
    assert.equal(tf.memory().numTensors, before);
  }
}

describe('linearProbe', () => {
  before(() => tf.setBackend('cpu'));

  it('reads classes that lie in different directions', async () => {
    const { accuracy, history } = await probe({ epochs: 20 });
    assert.equal(accuracy, 1);
    assert.equal(history.stepLosses.length, 20 * Math.ceil(90 / 16));
    assert.ok(history.epochLosses.at(-1)! < 0.5 * history.epochLosses[0]!);
  });

  it('reads nothing where embeddings are all one', async () => {
    const [embeddings, testEmbeddings] = [
      tf.ones<tf.Rank.R2>([90, 2]),
      tf.ones<tf.Rank.R2>([60, 2]),
    ];
    const { accuracy, history } = await probe({ embeddings, testEmbeddings, epochs: 30 });
    assert.equal(accuracy, 1 / 3);
    assertClose(history.epochLosses.at(-1)!, Math.log(3), 0.05);
    tf.dispose([embeddings, testEmbeddings]);
  });

  it('descends by the cross entropy’s gradient, as float64 loops do', async () => {
    // Zero embeddings leave the bias alone: b ← b − 0.5 (softmax(b) − mean of the one-hot rows).
    const zeros = tf.zeros<tf.Rank.R2>([4, 1]);
    const labels = Uint8Array.of(0, 0, 0, 1);
    const optimizer = () => tf.train.sgd(0.5);
    const options = { embeddings: zeros, labels, testEmbeddings: zeros, testLabels: labels };
    const { history } = await linearProbe({ ...options, classes: 2, optimizer, seed: 5 });
    const random = uniforms(5);
    const draw = () => 2 * random() - 1;
    draw(); // the weights
    draw();
    const b = [draw(), draw()];
    for (const loss of history.stepLosses) {
      const total = Math.exp(b[0]!) + Math.exp(b[1]!);
      const p = b.map((value) => Math.exp(value) / total);
      assertClose(loss, -(3 * Math.log(p[0]!) + Math.log(p[1]!)) / 4, 1e-6);
      [3 / 4, 1 / 4].forEach((share, c) => (b[c]! -= 0.5 * (p[c]! - share)));
    }
    zeros.dispose();
  });

  it('gives the same for the same seed, and other losses for another', async () => {
    const [first, again, other] = [await probe(), await probe(), await probe({ seed: 1 })];
    assert.deepEqual(again, first);
    assert.notDeepEqual(other.history, first.history);
  });

  it('leaves the embeddings as they are, and reports each epoch', async () => {
    const { rows } = fan(90, 1);
    const embeddings = tf.tensor2d(rows);
    const epochs: number[] = [];
    await probe({ embeddings, epochs: 2, onEpoch: ({ epoch }) => void epochs.push(epoch) });
    assert.deepEqual(
      embeddings.arraySync(),
      tf.tidy(() => tf.tensor2d(rows).arraySync()),
    );
    assert.deepEqual(epochs, [1, 2]);
    embeddings.dispose();
  });

  it('stops when its signal is aborted, and keeps no tensor', async () => {
    const signal = AbortSignal.abort(new Error('stopped before'));
    await assert.rejects(probe({ signal }), /stopped before/);
  });

  it('says what is wrong with its arguments', async () => {
    await assert.rejects(probe({ labels: Uint8Array.of(1) }), {
      name: 'RangeError',
      message: 'linearProbe: embeddings has 90 rows, labels has 1; there must be one for each row.',
    });
    await assert.rejects(probe({ testLabels: new Uint8Array(59) }), {
      message:
        'linearProbe: testEmbeddings has 60 rows, testLabels has 59; there must be one for each row.',
    });
    await assert.rejects(probe({ classes: 2 }), {
      message: 'linearProbe: label 2 of row 2 of labels is not below classes, 2.',
    });
    await assert.rejects(probe({ classes: 0 }), {
      message: 'linearProbe: classes is 0; it must be a whole number above 0.',
    });
    const wide = tf.zeros<tf.Rank.R2>([60, 3]);
    await assert.rejects(probe({ testEmbeddings: wide }), {
      message:
        'linearProbe: embeddings is [90, 2], testEmbeddings is [60, 3]; ' +
        'they must be matrices with rows of one length, [rows, dim].',
    });
    wide.dispose();
    await assert.rejects(probe({ batchSize: 0 }), /batchSize is 0/);
  });

  it('wants rows to be judged by', async () => {
    const none = tf.zeros<tf.Rank.R2>([0, 2]);
    await assert.rejects(probe({ testEmbeddings: none, testLabels: new Uint8Array(0) }), {
      name: 'RangeError',
      message: 'linearProbe: testEmbeddings has 0 rows; at least 1 is needed.',
    });
    none.dispose();
  });
});
