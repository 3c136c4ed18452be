import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';

describe('the queue of cells', () => {
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  it('runs cells one after the other, in order', async () => {
    const cells = Array.from({ length: 5 }, (_, i) =>
      kernel.send(
        `await new Promise((r) => setTimeout(r, ${50 - 10 * i})); console.log(${i}); Date.now()`,
      ),
    );
    const results = await Promise.all(cells.map(({ done }) => done));
    const times = results.map(({ result }) => Number(result!['text/plain']));
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.deepEqual(
      results.map(({ stdout }) => stdout),
      ['0\n', '1\n', '2\n', '3\n', '4\n'],
    );
  });

  it('drops the cells that wait behind one that fails', async () => {
    const cells = [
      "await null; throw new Error('first');",
      "console.log('second');",
      "console.log('third');",
    ];
    const [first, ...rest] = await Promise.all(cells.map((code) => kernel.send(code).done));
    assert.equal(first!.status, 'error');
    for (const { status, stdout, outputs } of rest) {
      assert.equal(status, 'aborted');
      assert.equal(stdout, '');
      assert.ok(!outputs.some(({ type }) => type === 'execute_input'));
    }
  });

  it('drops them when the cell does not compile, too', async () => {
    const [first, second] = await Promise.all(
      ['const n: number = "x";', '1'].map((code) => kernel.send(code).done),
    );
    assert.deepEqual([first!.status, second!.status], ['error', 'aborted']);
  });

  it('runs them when the cell that fails allows it', async () => {
    const first = kernel.send("throw new Error('allowed');", { stop_on_error: false });
    const second = kernel.send('2');
    assert.equal((await first.done).status, 'error');
    assert.equal((await second.done).result?.['text/plain'], '2');
  });

  it('runs a cell that is sent the moment a failed one is heard of', async () => {
    for (let i = 0; i < 20; i++) {
      const failing = kernel.send("throw new Error('now');");
      await failing.until(({ type }) => type === 'error');
      assert.equal((await kernel.execute('3')).status, 'ok');
      await failing.done;
    }
  });

  it('answers other requests that wait behind a failed cell', async () => {
    const failing = kernel.send("await null; throw new Error('before a question');");
    const { matches } = await kernel.ask('complete_request', { code: 'Math.ab', cursor_pos: 7 });
    assert.ok((matches as string[]).includes('abs'));
    await failing.done;
  });

  it('answers who it is, on both channels, while a cell runs', async () => {
    const running = kernel.send(
      "console.log('on'); const end = Date.now() + 500; while (Date.now() < end);",
    );
    await running.until(({ type }) => type === 'stream');
    const info = await kernel.control('kernel_info_request', {});
    assert.ok(!running.outputs.some(({ content }) => content['execution_state'] === 'idle'));
    assert.equal(info['protocol_version'], '5.3');
    assert.deepEqual(await kernel.ask('kernel_info_request', {}), info);
    await running.done;
  });

  it('names TypeScript as its language', async () => {
    const { language_info: language } = await kernel.ask('kernel_info_request', {});
    const { name, file_extension: extension, mimetype } = language as Record<string, string>;
    assert.deepEqual([name, extension, mimetype], ['typescript', '.ts', 'text/typescript']);
  });

  it('answers about comms and history, of which it has none', async () => {
    assert.deepEqual(await kernel.ask('comm_info_request', {}), { status: 'ok', comms: {} });
    assert.deepEqual(await kernel.ask('history_request', { hist_access_type: 'tail' }), {
      status: 'ok',
      history: [],
    });
  });

  it('goes on after a request that it does not know', async () => {
    void kernel.ask('comm_open', { comm_id: '1', target_name: 'jupyter.widget', data: {} });
    void kernel.ask('dream_request', {});
    assert.equal((await kernel.execute('4')).status, 'ok');
  });
});
