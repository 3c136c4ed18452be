import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { probeStep } from '../../../lib/evaluate/probeStep';
import { linearHead } from '../../../lib/models/linearHead';
import { smallResnet } from '../../../lib/models/smallResnet';
import type { Encoder } from '../../../lib/models/encoder';
import { sgdMomentum } from '../../../lib/optim/sgdMomentum';
import { RUNGS } from '../../../lib/engine/rungs';
import { assertClose } from '../../support/assertClose';
import { startOrSkip } from '../../support/rungs';

const LABELS = Uint8Array.of(3, 0, 9, 3);
const pictures = () => tf.randomUniform<tf.Rank.R4>([4, 8, 8, 3], 0, 1, 'float32', 5);
const numbers = ({ weights, statistics }: Encoder) =>
  [...Object.values(weights), ...Object.values(statistics)].map((v) => Array.from(v.dataSync()));

/** −mean log softmax, in float64. */
const entropy = (logits: number[][]) =>
  logits.reduce((sum, row, n) => {
    const total = row.reduce((all, v) => all + Math.exp(v), 0);
    return sum + Math.log(total) - row[LABELS[n]!]!;
  }, 0) / logits.length;

for (const rung of RUNGS) {
  describe(`probeStep on ${rung.name}`, () => {
    let encoder: Encoder;
    let head: Encoder;
    before(startOrSkip(rung));
    beforeEach(() => {
      encoder = smallResnet({ seed: 1 });
      head = linearHead({ inputDim: 64, seed: 2 });
    });
    afterEach(() => {
      encoder.dispose();
      head.dispose();
    });

    it('gives the loss before the step, and takes it down the slope', () => {
      const optimizer = sgdMomentum({ learningRate: 0.05 });
      const images = pictures();
      const logits = tf.tidy(() => head.apply(encoder.apply(images)).arraySync());
      const losses = [1, 2, 3].map(() => {
        const loss = probeStep(images, LABELS, { encoder, head, optimizer });
        const [value = NaN] = loss.dataSync();
        loss.dispose();
        return value;
      });
      assertClose(losses[0]!, entropy(logits), 1e-5);
      assert.ok(losses[1]! < losses[0]! && losses[2]! < losses[1]!);
      images.dispose();
      optimizer.dispose();
    });

    it('leaves the encoder as it is, statistics included, and changes the head', () => {
      const optimizer = sgdMomentum();
      const [frozen, trained] = [numbers(encoder), numbers(head)];
      const images = pictures();
      tf.dispose([probeStep(images, LABELS, { encoder, head, optimizer }), images]);
      optimizer.dispose();
      assert.deepEqual(numbers(encoder), frozen);
      for (const [k, values] of numbers(head).entries()) assert.notDeepEqual(values, trained[k]);
    });

    it('keeps no tensor but its loss', () => {
      const optimizer = tf.train.sgd(0.1);
      const images = pictures();
      const before = tf.memory().numTensors;
      probeStep(images, LABELS, { encoder, head, optimizer }).dispose();
      assert.equal(tf.memory().numTensors, before);
      images.dispose();
      optimizer.dispose();
    });
  });
}

describe('probeStep', () => {
  before(() => tf.setBackend('cpu'));

  it('refuses labels that are not as many as the pictures', () => {
    const parts = { encoder: smallResnet(), head: linearHead(), optimizer: tf.train.sgd(1) };
    assert.throws(() => probeStep(tf.zeros([3, 8, 8, 3]), LABELS, parts), {
      name: 'RangeError',
      message: 'probeStep: images has 3 rows, labels has 4; there must be one for each row.',
    });
    tf.dispose([parts.encoder.weights, parts.encoder.statistics, parts.head.weights]);
  });
});
