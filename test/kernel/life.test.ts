import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROJECT, startKernel } from '../support/jupyterKernel';
import { connectionFile } from '../support/jupyterConnection';
import { jupyterClient } from '../support/jupyterClient';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Waits until a process has gone, at most 5 s. */
async function gone(pid: number): Promise<boolean> {
  for (let i = 0; i < 50 && isAlive(pid); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return !isAlive(pid);
}

describe('the life of the kernel', () => {
  it('ends on request, and answers first', async () => {
    const kernel = await startKernel();
    const reply = await kernel.control('shutdown_request', { restart: true });
    assert.deepEqual(reply, { status: 'ok', restart: true });
    await kernel.ended;
    kernel.close();
  });

  it('ends on request while a cell never does, and takes along what cells started', async () => {
    const kernel = await startKernel();
    const { result } = await kernel.execute(
      "import { spawn } from 'node:child_process'; spawn('sleep', ['1000']).pid",
    );
    const child = Number(result!['text/plain']);
    assert.ok(isAlive(child));
    const busy = kernel.send("console.log('on'); for (;;);");
    await busy.until(({ type }) => type === 'stream');
    await kernel.shutdown();
    assert.ok(await gone(child));
  });

  it('ends when the process that started it is gone', async () => {
    const { file, connection } = await connectionFile();
    const launcher = path.join(PROJECT, 'kernel/jupyter/kernels/tslab/launch.cjs');
    const starter = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(launcher)}, ${JSON.stringify(file)}], { stdio: 'ignore', detached: true }).unref(); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', starter], { stdio: 'ignore' });
    const client = await jupyterClient(connection);
    const { result } = await client.execute('process.pid');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    assert.ok(await gone(Number(result!['text/plain'])));
    client.close();
  });

  it('begins anew after a restart', async () => {
    const first = await startKernel();
    await first.execute('const kept = 1;');
    await first.shutdown();
    const second = await startKernel();
    assert.match((await second.execute('kept')).error.message, /Cannot find name 'kept'/);
    assert.equal((await second.execute('1')).reply['execution_count'], 2);
    await second.shutdown();
  });

  it('says that it needs a connection file', async () => {
    const launcher = path.join(PROJECT, 'kernel/jupyter/kernels/tslab/launch.cjs');
    const child = spawn(process.execPath, [launcher], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number];
    assert.notEqual(code, 0);
    assert.match(said, /needs a connection file/);
  });
});
