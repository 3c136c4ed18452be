import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { alignment, collapseMonitor, recorder, train, uniformity } from '../../../lib';
import type { Recorder, RecordOptions } from '../../../lib';
import { assertClose } from '../../support/assertClose';
import { clusters, corners } from '../../support/clusters';

function record(
  run: Recorder,
  epoch: number,
  rows: readonly number[][],
  notes: Record<string, number> = {},
  options: RecordOptions = {},
): void {
  tf.tidy(() => {
    run.record(epoch, tf.tensor2d(rows as number[][]), notes, options);
  });
}

const square = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
const three = clusters(corners(3, 5), 20);
const distance = ([a = 0, b = 0]: readonly number[], [c = 0, d = 0]: readonly number[]) =>
  Math.hypot(a - c, b - d);

describe('recorder', () => {
  before(() => tf.setBackend('cpu'));

  it('keeps points of the plane as they are, with epoch, labels and notes', () => {
    const run = recorder({ labels: ['a', 'b', 'a', 'b'] });
    record(run, 0, square);
    record(run, 2, square, { loss: 0.5 });
    assert.deepEqual(
      run.frames.map(({ epoch }) => epoch),
      [0, 2],
    );
    assert.deepEqual(run.frames[1]!.points, square);
    assert.deepEqual(run.frames[1]!.labels, ['a', 'b', 'a', 'b']);
    assert.equal(run.frames[1]!.monitors['loss'], 0.5);
    assert.equal(run.frames[0]!.monitors['loss'], undefined);
  });

  it('measures what collapseMonitor, alignment and uniformity measure', () => {
    const z = tf.tensor2d(three);
    const positives = z.add<tf.Tensor2D>(0.1);
    const run = recorder();
    run.record(1, z, {}, { positives });
    const { standardDeviation, effectiveRank } = collapseMonitor(z);
    assert.deepEqual(run.frames[0]!.monitors, {
      'std per dimension': standardDeviation,
      'effective rank': effectiveRank,
      alignment: alignment(z, positives).dataSync()[0],
      uniformity: uniformity(z).dataSync()[0],
    });
  });

  it('has alignment and uniformity only where positives are given', () => {
    const run = recorder();
    record(run, 1, three);
    assert.deepEqual(Object.keys(run.frames[0]!.monitors), ['std per dimension', 'effective rank']);
  });

  it('draws all moments in one plane, so that what stands still is seen to stand still', () => {
    const run = recorder();
    record(run, 1, three);
    record(run, 2, three.map((row) => row.map((v) => 3 * v))); // prettier-ignore
    record(run, 3, three);
    const [first, second, third] = run.frames;
    assert.deepEqual(first!.points, third!.points);
    first!.points.forEach((point, i) => {
      point.forEach((v, k) => {
        assertClose(second!.points[i]![k]!, 3 * v, 1e-4);
      });
    });
  });

  it('finds the plane in which three clusters lie apart', () => {
    const run = recorder();
    record(run, 1, three);
    const { points } = run.frames[0]!;
    const centres = [10, 30, 50].map((i) => points[i]!);
    assert.ok(distance(centres[0]!, centres[1]!) > 10);
    assert.ok(distance(centres[1]!, centres[2]!) > 10);
    assert.ok(distance(points[0]!, points[1]!) < 2);
  });

  it('shows a collapse: the plane is not that of the last moment, where nothing differs', () => {
    const run = recorder();
    record(run, 0, three);
    record(run, 1, three.map(() => [1, 1, 1, 1, 1])); // prettier-ignore
    const [before, after] = run.frames;
    assert.ok(distance(before!.points[10]!, before!.points[30]!) > 10);
    assert.ok(distance(after!.points[10]!, after!.points[30]!) < 1e-5);
  });

  it('draws embeddings of one number on a line', () => {
    const run = recorder();
    record(run, 1, [[3], [-2]]);
    assert.deepEqual(run.frames[0]!.points, [
      [3, 0],
      [-2, 0],
    ]);
  });

  it('draws unit rows where asked to', () => {
    const run = recorder({ unit: true });
    record(run, 1, [
      [3, 4],
      [0, 2],
    ]);
    run.frames[0]!.points.flat().forEach((v, i) => {
      assertClose(v, [0.6, 0.8, 0, 1][i]!);
    });
  });

  it('keeps every k-th of many points, each with its label, and measures all of them', () => {
    const rows = Array.from({ length: 7 }, (_, i) => [i + 1, 1]);
    const run = recorder({ maxPoints: 3, labels: [0, 1, 2, 3, 4, 5, 6] });
    record(run, 1, rows);
    const [frame] = run.frames;
    assert.deepEqual(frame!.points, [rows[0], rows[3], rows[6]]);
    assert.deepEqual(frame!.labels, [0, 3, 6]);
    const all = collapseMonitor(tf.tensor2d(rows));
    assert.equal(frame!.monitors['std per dimension'], all.standardDeviation);
  });

  it('keeps at most 500 points by default', () => {
    const run = recorder();
    record(
      run,
      1,
      Array.from({ length: 1300 }, (_, i) => [i, 1]),
    );
    assert.equal(run.frames[0]!.points.length, 434);
  });

  it('has no frames before the first moment', () => {
    assert.deepEqual(recorder({ labels: [1] }).frames, []);
  });

  it('leaves the embeddings to the caller and keeps no tensor', () => {
    const z = tf.tensor2d(three);
    const run = recorder();
    const before = tf.memory().numTensors;
    run.record(1, z, {}, { positives: z });
    run.record(2, z);
    assert.equal(run.frames.length, 2);
    assert.equal(tf.memory().numTensors, before);
    assert.ok(!z.isDisposed);
  });

  it('keeps what it has when the training is stopped', async () => {
    const stop = new AbortController();
    const w = tf.variable(tf.tensor2d(square));
    const optimizer = tf.train.sgd(0.1);
    const run = recorder();
    const training = train(() => optimizer.minimize(() => w.square().mean<tf.Scalar>(), true), {
      batches: () => [null],
      epochs: 5,
      signal: stop.signal,
      onEpoch: ({ epoch, loss }) => {
        run.record(epoch, w, { loss });
        if (epoch === 3) stop.abort();
      },
    });
    await assert.rejects(training, { name: 'AbortError' });
    assert.deepEqual(
      run.frames.slice(0, 3).map(({ epoch }) => epoch),
      [1, 2, 3],
    );
  });

  it('says what is wrong with a moment, and does not keep it', () => {
    const run = recorder({ labels: [0, 1, 0, 1] });
    record(run, 1, square);
    const wrong: [() => void, RegExp][] = [
      [() => { record(run, 1, square); }, /^recorder: epoch is 1 after 1; epochs must be numbers that rise\.$/],
      [() => { record(run, NaN, square); }, /epoch is NaN after 1/],
      [() => { record(run, 2, square.slice(1)); }, /embeddings is \[3, 2\], and was \[4, 2\] before; every moment wants/],
      [() => { record(run, 2, [[NaN, 1], [1, 1], [1, 1], [1, 1]]); }, /embeddings hold NaN or ∞/],
      [() => { record(run, 2, square, {}, { positives: tf.ones([3, 2]) }); }, /^recorder: embeddings is \[4, 2\], positives is \[3, 2\]/],
      [() => { record(recorder({ labels: [0] }), 1, square); }, /embeddings has 4 rows, labels has 1/],
      [() => { recorder().record(1, tf.ones([3]) as unknown as tf.Tensor2D); }, /embeddings is \[3\]; it must be a matrix/],
    ]; // prettier-ignore
    for (const [act, message] of wrong) {
      assert.throws(act, (error) => error instanceof RangeError && message.test(error.message));
    }
    assert.equal(run.frames.length, 1);
  });

  it('wants a whole number of points', () => {
    assert.throws(() => recorder({ maxPoints: 0 }), /^RangeError: recorder: maxPoints is 0/);
  });
});
