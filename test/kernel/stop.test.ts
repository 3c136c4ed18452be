import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';
import type { CellResult, Output } from '../support/jupyterOutputs';

const LIMIT_MS = 2000;

describe('Stop', () => {
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  const says =
    (word: string) =>
    ({ type, content }: Output): boolean =>
      type === 'stream' && String(content['text']).includes(word);

  /** Runs code, presses Stop once it has printed `ready`, and waits for its end. */
  async function stopped(code: string): Promise<CellResult> {
    const execution = kernel.send(code);
    await Promise.race([execution.until(says('ready')), execution.done]);
    const from = Date.now();
    await kernel.control('interrupt_request', {});
    const result = await execution.done;
    const took = Date.now() - from;
    assert.ok(took < LIMIT_MS, `the cell ended ${took} ms after Stop`);
    assert.equal(result.error.name, 'Interrupted', JSON.stringify(result.reply));
    return result;
  }
  const shown = async (code: string): Promise<string> =>
    (await kernel.execute(code)).result?.['text/plain'] ?? '';

  /** Fails when the code left in the kernel goes on counting `counter.n`. */
  async function assertQuiet(): Promise<void> {
    const count = (): Promise<string> => shown('counter.n');
    const before = await count();
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.equal(await count(), before);
  }
  before(async () => {
    await kernel.execute(`const counter = { n: 0 };
      const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));`);
  });

  const loops = {
    'a synchronous loop': 'for (;;) counter.n++;',
    'a loop without a body': 'while (counter.n >= 0);',
    'a synchronous loop after an await': 'await sleep(1); do { counter.n++; } while (true);',
    'a loop over await': 'while (true) { await sleep(5); counter.n++; }',
    'a loop over await that is not awaited':
      'void (async () => { while (true) { await sleep(5); counter.n++; } })(); await sleep(60_000);',
    'a loop of microtasks': 'while (true) { await null; counter.n++; }',
    'promises that follow each other':
      'const next = (): Promise<void> => Promise.resolve().then(() => { counter.n++; return next(); }); await next();',
    'ticks that follow each other':
      'const tick = () => { counter.n++; process.nextTick(tick); }; tick(); await sleep(60_000);',
    'for await over an endless generator':
      'async function* numbers() { for (;;) { await sleep(1); yield counter.n++; } } for await (const n of numbers());',
    'an interval': 'setInterval(() => { counter.n++; }, 5); await sleep(60_000);',
    'timers that follow each other':
      'const again = () => { counter.n++; setTimeout(again, 5); }; again(); await sleep(60_000);',
    'immediates that follow each other':
      'const soon = () => { counter.n++; setImmediate(soon); }; soon(); await sleep(60_000);',
    'a loop over timers/promises':
      "import { setTimeout as pause } from 'node:timers/promises'; while (true) { await pause(5); counter.n++; }",
    'promises of timers/promises that follow each other':
      "import { setTimeout as rest } from 'node:timers/promises'; const loop = (): void => { counter.n++; void rest(5).then(loop); }; loop(); await sleep(60_000);",
    'a loop over a file':
      "import { readFile } from 'node:fs/promises'; while (true) { await readFile('/dev/null'); counter.n++; }",
    'a loop that catches everything':
      'while (true) { try { counter.n++; await sleep(1); } catch {} }',
    'a synchronous loop that catches everything':
      'const work = () => { for (let i = 0; i < 1e5; i++) counter.n++; }; while (true) { try { work(); } catch {} }',
    'a loop in a timer': 'setTimeout(() => { for (;;) counter.n++; }, 1); await sleep(60_000);',
    'a regular expression that never ends': '/(a+)+$/.test("a".repeat(60) + "!");',
    'a regular expression that never ends, after an await':
      'await sleep(1); /(a+)+$/.test("a".repeat(60) + "!");',
    'a regular expression that never ends, in a timer':
      'setTimeout(() => { /(a+)+$/.test("a".repeat(60) + "!"); }, 1); await sleep(60_000);',
  };
  for (const [name, code] of Object.entries(loops)) {
    it(`ends ${name}, and nothing of it goes on`, async () => {
      await stopped(`console.log('ready'); ${code}`);
      await assertQuiet();
      assert.equal((await kernel.execute('1 + 1')).status, 'ok');
    });
  }

  it('keeps what the stopped cell has made', async () => {
    await stopped("const kept = [1, 2]; console.log('ready'); await sleep(60_000);");
    assert.equal(await shown('kept.length'), '2');
  });

  it('lets a cell clean up', async () => {
    await stopped(`try { console.log('ready'); for (;;) counter.n++; }
      finally { for (const step of ['a', 'b']) { await sleep(1); console.log('cleaned', step); } }`).then(
      ({ stdout }) => {
        assert.match(stdout, /cleaned a\ncleaned b/);
      },
    );
  });

  it('aborts the signal of the cell', async () => {
    const { stdout } = await stopped(`
      const api = (globalThis as any)[Symbol.for('contrastive-learning-notebooks.kernel')];
      api.stopSignal().addEventListener('abort', () => console.log('told'));
      console.log('ready'); await sleep(60_000);`);
    assert.match(stdout, /told/);
  });

  it('gives each cell a signal of its own', async () => {
    assert.equal(await shown('api.stopSignal().aborted'), 'false');
  });

  it('names the line that was running', async () => {
    const { error } = await stopped("console.log('ready');\nwhile (true)\n  counter.n++;");
    assert.match(error.traceback, /In\[\d+\]:[23]:\d+/);
  });

  it('does nothing to a cell that has not begun', async () => {
    await kernel.control('interrupt_request', {});
    assert.equal((await kernel.execute('2 + 2')).result?.['text/plain'], '4');
  });

  it('ends what earlier cells left running, when no cell is', async () => {
    await kernel.execute('setInterval(() => { counter.n++; }, 5);');
    await kernel.control('interrupt_request', {});
    await assertQuiet();
  });

  it('leaves what other cells left running alone', async () => {
    await kernel.execute('const beat = { n: 0 }; const id = setInterval(() => { beat.n++; }, 5);');
    await stopped("console.log('ready'); for (;;) counter.n++;");
    const before = Number(await shown('beat.n'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(Number(await shown('beat.n')) > before);
    await kernel.execute('clearInterval(id);');
  });

  it('ends a cell that prints without end', async () => {
    const { stdout } = await stopped(
      "console.log('ready'); for (;;) console.log('x'.repeat(1000));",
    );
    assert.ok(stdout.length > 1000);
  });

  it('ends our training loop, and leaves neither work nor tensors behind', async () => {
    await kernel.execute(`import { train } from '../lib';
      import * as tf from '@tensorflow/tfjs';
      const weights = tf.variable(tf.zeros([4]));
      const optimizer = tf.train.sgd(0.1);
      function* batches() { for (;;) yield { x: tf.ones([4]) }; }
      const step = ({ x }: { x: tf.Tensor }) =>
        optimizer.minimize(() => weights.sub(x).square().mean<tf.Scalar>(), true);
      const tensors = tf.memory().numTensors;`);
    await stopped(
      `await train(step, { batches, onStep: ({ step }) => { counter.n++; if (step === 3) console.log('ready'); } });`,
    );
    await assertQuiet();
    assert.equal(await shown('tf.memory().numTensors - tensors'), '0');
    assert.equal(await shown('weights.dataSync()[0]! > 0'), 'true');
  });

  it('ends training in tfjs, and leaves no work behind', async () => {
    await kernel.execute(`import * as tf from '@tensorflow/tfjs';
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [8] })] });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });`);
    await stopped(`console.log('ready');
      await model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]), {
        epochs: 10_000, verbose: 0, callbacks: { onBatchEnd: () => { counter.n++; } } });`);
    await assertQuiet();
    assert.equal(await shown('(model.predict(tf.zeros([1, 8])) as tf.Tensor).shape.join()'), '1,1');
  });
});
