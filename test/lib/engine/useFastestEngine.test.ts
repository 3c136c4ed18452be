import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '../../../lib/engine'; // silences the banner of tfjs
import { RUNGS } from '../../../lib/engine/rungs';

const root = path.resolve(__dirname, '../../..');

/** Runs `body` in a fresh process, where no engine is chosen yet. */
function fresh(body: string, env: Record<string, string> = {}) {
  const script = `
    const { useFastestEngine } = require('./lib/engine');
    const tf = require('@tensorflow/tfjs');
    (async () => { ${body} })().catch((e) => { console.log(e.message); process.exitCode = 1; });`;
  return spawnSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    env: { ...process.env, COURSE_ENGINE: '', ...env },
    encoding: 'utf8',
  });
}

describe('useFastestEngine', () => {
  it('takes wasm and says nothing else on either stream', () => {
    const { stdout, stderr } = fresh(
      `const engine = await useFastestEngine();
       console.log(JSON.stringify(engine), tf.getBackend(), tf.tensor([1, 2]).sum().dataSync()[0]);`,
      { COURSE_ENGINE: 'wasm' },
    );
    const reason = 'WebAssembly, asked for by COURSE_ENGINE';
    assert.equal(stdout, `{"name":"wasm","reason":"${reason}"} wasm 3\n`);
    assert.equal(stderr, '');
  });

  it('takes the best there is and says nothing else on either stream', () => {
    const { stdout, stderr } = fresh(`
      const { name, reason } = await useFastestEngine();
      console.log(/^(native TensorFlow|wasm WebAssembly; not native: )/.test(name + ' ' + reason));`);
    assert.equal(stdout, 'true\n');
    assert.equal(stderr, '');
  });

  it('takes pure JavaScript where nothing else starts, and says why', () => {
    const { stdout, stderr } = fresh(`
      const id = require.resolve('@tensorflow/tfjs-backend-wasm');
      require.cache[id] = { id, loaded: true, exports: {} };
      for (const name of ['tensorflow', 'wasm']) {
        tf.registerBackend(name, () => Promise.reject(new Error('no memory')));
      }
      const engine = await useFastestEngine();
      console.log(JSON.stringify(engine), tf.getBackend(), tf.scalar(3).dataSync()[0]);`);
    const failed = (name: string) => `tfjs could not initialise its backend '${name}'`;
    const why = `not native: ${failed('tensorflow')}; not wasm: ${failed('wasm')}`;
    assert.equal(stdout, `{"name":"cpu","reason":"pure JavaScript; ${why}"} cpu 3\n`);
    assert.equal(stderr, '');
  });

  it('obeys COURSE_ENGINE, without the banner of tfjs', () => {
    const { stdout, stderr } = fresh(
      'console.log((await useFastestEngine()).name, tf.getBackend(), tf.scalar(2).dataSync()[0]);',
      { COURSE_ENGINE: 'cpu' },
    );
    assert.equal(stdout, 'cpu cpu 2\n');
    assert.equal(stderr, '');
  });

  it('keeps a backend chosen after its first call', () => {
    const { stdout } = fresh(`
      await useFastestEngine();
      await tf.setBackend('cpu');
      await useFastestEngine();
      console.log(tf.getBackend());`);
    assert.equal(stdout, 'cpu\n');
  });

  it('answers the same after lib is loaded anew', () => {
    const { stdout } = fresh(`
      const first = useFastestEngine();
      for (const file of Object.keys(require.cache)) if (/lib.engine/.test(file)) delete require.cache[file];
      const { useFastestEngine: again } = require('./lib/engine');
      console.log(again !== useFastestEngine, (await again()) === (await first));`);
    assert.equal(stdout, 'true true\n');
  });

  it('can be called again after a wrong COURSE_ENGINE', () => {
    const { stdout } = fresh(
      `await useFastestEngine().catch((e) => console.log(e.name));
       process.env.COURSE_ENGINE = 'wasm';
       console.log((await useFastestEngine()).name);`,
      { COURSE_ENGINE: 'gpu' },
    );
    assert.equal(stdout, 'RangeError\nwasm\n');
  });

  it('leaves no handler that ends the process at an unhandled rejection', () => {
    const { stdout, status } = fresh(`
      process.on('unhandledRejection', (e) => console.log('seen:', e.message));
      await useFastestEngine();
      void Promise.reject(new Error('of a cell'));
      await new Promise((done) => setTimeout(done, 20));
      console.log(process.listenerCount('uncaughtException'));`);
    assert.equal(stdout, 'seen: of a cell\n0\n');
    assert.equal(status, 0);
  });
});

describe('each rung that needs no set-up', () => {
  after(() => tf.setBackend('cpu'));

  for (const { name, start } of RUNGS.filter((rung) => rung.name !== 'native')) {
    it(`multiplies matrices, and differentiates, on ${name}`, async () => {
      await start();
      assert.equal(tf.getBackend(), name);
      const a = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      const slope = tf.grad((x) => x.matMul(a).sum())(tf.ones([2, 2]));
      assert.deepEqual(Array.from(slope.dataSync()), [1 + 2, 3 + 4, 1 + 2, 3 + 4]);
    });
  }
});
