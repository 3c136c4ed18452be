import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { loadWeights, saveWeights, type Weights } from '../../../lib/checkpoint';
import { RUNGS } from '../../../lib/engine/rungs';
import { residualMlp } from '../../../lib/models/residualMlp';
import { runScript } from '../../support/childProcess';
import { startOrSkip } from '../../support/rungs';

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weights-'));
  file = path.join(folder, 'encoder.safetensors');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Variables `head.weight`, [2, 3], and `steps`, [2]. */
const weights = (values: readonly number[] = [0, 0, 0, 0, 0, 0]): Record<string, tf.Variable> =>
  tf.tidy(() => ({
    'head.weight': tf.variable(tf.tensor2d([...values], [2, 3])),
    steps: tf.variable(tf.tensor1d([7, -1], 'int32')),
  }));

const valuesOf = (found: Weights): number[][] =>
  Object.values(found).map((variable) => Array.from(variable.dataSync()));

const SOME = [1.5, -2, 0.25, 3, 4, 5];

// from safetensors.numpy import save   (0.8)
// base64.b64encode(save({'head.weight': np.array([[1.5, -2, 0.25], [3, 4, 5]], '<f4'),
//                        'steps': np.array([7, -1], '<i4')}))
const OF_PYTHON =
  'gAAAAAAAAAB7ImhlYWQud2VpZ2h0Ijp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDNdLCJkYXRhX29mZnNldHMiOlsw' +
  'LDI0XX0sInN0ZXBzIjp7ImR0eXBlIjoiSTMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMjQsMzJdfX0gIAAA' +
  'wD8AAADAAACAPgAAQEAAAIBAAACgQAcAAAD/////';

/** Saves these bytes of a header, then so many bytes of numbers. */
function writeWithHeader(header: string, bytes = 0): void {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  fs.writeFileSync(file, Buffer.concat([length, Buffer.from(header), Buffer.alloc(bytes)]));
}

describe('saveWeights and loadWeights', () => {
  before(() => tf.setBackend('cpu'));

  for (const { name, start } of RUNGS) {
    describe(`on ${name}`, () => {
      before(startOrSkip({ name, start }));
      after(() => tf.setBackend('cpu'));

      it('bring a model back to the last digit', async () => {
        const options = { inputDim: 6, hiddenDim: 5, outputDim: 3, blocks: 2 };
        const [saved, loaded] = [residualMlp({ ...options, seed: 1 }), residualMlp(options)];
        const images = tf.ones([2, 6]);
        const embeddings = ({ apply }: typeof saved) => tf.tidy(() => apply(images).arraySync());
        assert.notDeepEqual(embeddings(loaded), embeddings(saved));
        await saveWeights(file, saved.weights);
        const before = tf.memory().numTensors;
        await loadWeights(file, loaded.weights);
        assert.equal(tf.memory().numTensors, before);
        assert.deepEqual(valuesOf(loaded.weights), valuesOf(saved.weights));
        assert.deepEqual(embeddings(loaded), embeddings(saved));
        tf.dispose(images);
        saved.dispose();
        loaded.dispose();
      });
    });
  }

  it('write what Python’s safetensors writes, byte for byte', async () => {
    await saveWeights(file, weights(SOME));
    assert.equal(fs.readFileSync(file, 'base64'), OF_PYTHON);
  });

  it('read what Python’s safetensors writes', async () => {
    fs.writeFileSync(file, OF_PYTHON, 'base64');
    const found = weights();
    await loadWeights(file, found);
    assert.deepEqual(valuesOf(found), [SOME, [7, -1]]);
  });

  it('keep scalars, truth values, empty tensors and remarks apart', async () => {
    const make = (value: number): Weights =>
      tf.tidy(() => ({
        scale: tf.variable(tf.scalar(value)),
        mask: tf.variable(tf.tensor1d([value === 1, true, false], 'bool')),
        none: tf.variable(tf.zeros([0, 4])),
      }));
    await saveWeights(file, make(1));
    const bytes = fs.readFileSync(file);
    const header = JSON.stringify({
      __metadata__: { format: 'pt' },
      ...(JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE()))) as object),
    });
    writeWithHeader(header);
    fs.appendFileSync(file, bytes.subarray(8 + Number(bytes.readBigUInt64LE())));
    const found = make(0);
    await loadWeights(file, found);
    assert.deepEqual(valuesOf(found), [[1], [1, 1, 0], []]);
  });

  it('make the folders on the way, and replace an earlier file', async () => {
    const deep = path.join(folder, 'a', 'b', 'w.safetensors');
    await saveWeights(deep, weights());
    await saveWeights(deep, weights(SOME));
    const found = weights();
    await loadWeights(deep, found);
    assert.deepEqual(valuesOf(found)[0], SOME);
    assert.deepEqual(fs.readdirSync(path.dirname(deep)), ['w.safetensors']);
  });

  it('leave the old file as it was in a crash between write and rename', async () => {
    await saveWeights(file, weights(SOME));
    const ended = await runScript(
      `require('node:fs/promises').rename = () => process.kill(process.pid, 'SIGKILL');
       const tf = require('@tensorflow/tfjs');
       const { saveWeights } = require('./lib/checkpoint');
       saveWeights(${JSON.stringify(file)}, { 'head.weight': tf.variable(tf.ones([2, 3])) });
       setTimeout(() => {}, 60000);`,
    );
    assert.equal(ended.signal, 'SIGKILL', ended.stderr);
    assert.equal(fs.readdirSync(folder).length, 2); // and the new one, unfinished
    const found = weights();
    await loadWeights(file, found);
    assert.deepEqual(valuesOf(found)[0], SOME);
  });

  it('say that a file cannot be written, and leave nothing behind', async () => {
    fs.mkdirSync(file);
    await assert.rejects(saveWeights(file, weights()), {
      name: 'Error',
      message: /^saveWeights: .*encoder\.safetensors cannot be written: E\w+.*\.$/,
    });
    assert.deepEqual(fs.readdirSync(folder), ['encoder.safetensors']);
  });

  it('say that there is no file', async () => {
    await assert.rejects(loadWeights(file, weights()), {
      name: 'Error',
      message: /^loadWeights: .*encoder\.safetensors cannot be read: ENOENT/,
    });
  });

  it('say at every length that a file was cut off, and change nothing', async () => {
    await saveWeights(file, weights(SOME));
    const bytes = fs.readFileSync(file);
    const found = weights();
    for (let length = 0; length < bytes.length; length += 1) {
      fs.writeFileSync(file, bytes.subarray(0, length));
      await assert.rejects(
        loadWeights(file, found),
        /^Error: loadWeights: .* is damaged, or no safetensors file: it (ends within its header|has \d+ bytes, and its header tells of 168)\.$/,
        `${length} bytes`,
      );
    }
    assert.deepEqual(valuesOf(found)[0], [0, 0, 0, 0, 0, 0]);
  });

  it('say what else is wrong with a file', async () => {
    const entry = (change: object) =>
      JSON.stringify({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...change } });
    for (const [header, message] of [
      ['{"w": ', 'its header is not JSON'],
      ['[1, 2]', 'its header is not an object'],
      ['null', 'its header is not an object'],
      ['{"w": null}', 'its header does not describe w'],
      [entry({ shape: [-2] }), 'its header does not describe w'],
      [entry({ data_offsets: [0] }), 'its header does not describe w'],
      [entry({ shape: [3] }), 'its header gives w 8 bytes instead of 12'],
      [entry({ data_offsets: [4, 8] }), 'its header gives w 4 bytes instead of 8'],
      [
        entry({ dtype: 'F16' }),
        'w holds numbers of the type F16, and only F32, I32, BOOL can be read',
      ],
      [
        entry({ dtype: 'toString' }),
        'w holds numbers of the type toString, and only F32, I32, BOOL can be read',
      ],
    ] as const) {
      writeWithHeader(header, 8);
      await assert.rejects(loadWeights(file, weights()), (error: Error) => {
        assert.ok(
          error.message.endsWith(`is damaged, or no safetensors file: ${message}.`),
          error.message,
        );
        return true;
      });
    }
  });

  it('name the weights that one side lacks, and change nothing', async () => {
    await saveWeights(file, weights(SOME));
    const one = { 'head.weight': tf.variable(tf.zeros([2, 3])) };
    await assert.rejects(loadWeights(file, one), {
      message: `loadWeights: ${file} has steps, which the model has not; it must come from a model of the same make.`,
    });
    const other = Object.fromEntries(
      'abcde'.split('').map((name) => [name, tf.variable(tf.zeros([1]))]),
    );
    await assert.rejects(loadWeights(file, { ...one, ...other }), {
      message:
        `loadWeights: ${file} lacks a, b, c and 2 more, and has steps, which the model has not; ` +
        'it must come from a model of the same make.',
    });
    assert.deepEqual(valuesOf(one), [[0, 0, 0, 0, 0, 0]]);
  });

  it('say which shape or type is another, and change nothing', async () => {
    await saveWeights(file, weights(SOME));
    const found = { ...weights(), steps: tf.variable(tf.zeros([2])) };
    await assert.rejects(loadWeights(file, found), {
      message: `loadWeights: steps is int32 [2] in ${file}, and float32 [2] in the model; both must be of the same make.`,
    });
    assert.deepEqual(valuesOf(found)[0], [0, 0, 0, 0, 0, 0]);
    const turned = { ...weights(), 'head.weight': tf.variable(tf.zeros([3, 2])) };
    await assert.rejects(
      loadWeights(file, turned),
      /head\.weight is float32 \[2, 3\] in .* \[3, 2\]/,
    );
  });

  it('save no texts', async () => {
    const texts = { words: tf.variable(tf.tensor1d(['a', 'b'])) };
    await assert.rejects(saveWeights(file, texts), {
      name: 'TypeError',
      message: 'saveWeights: words is of type string; only float32, int32 and bool can be saved.',
    });
  });
});
