import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';

describe('the output of a cell', () => {
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  const types = async (code: string): Promise<string[]> =>
    (await kernel.execute(code)).outputs
      .map(({ type }) => type)
      .filter((type) => type !== 'status');

  it('comes whole and in order, 5,000 prints in one tick', async () => {
    const { stdout } = await kernel.execute('for (let i = 0; i < 5000; i++) console.log(i);');
    assert.equal(stdout, Array.from({ length: 5000 }, (_, i) => `${i}\n`).join(''));
  });

  it('comes whole when it is large', async () => {
    const { stdout } = await kernel.execute("console.log('x'.repeat(20_000_000));");
    assert.equal(stdout.length, 20_000_001);
  });

  it('comes while a cell still keeps the thread busy', async () => {
    const execution = kernel.send(
      "console.log('first'); console.log('second'); const end = Date.now() + 1500; while (Date.now() < end);",
    );
    await execution.until(
      ({ type, content }) => type === 'stream' && String(content['text']).includes('second'),
    );
    assert.ok(!execution.outputs.some(({ content }) => content['execution_state'] === 'idle'));
    await execution.done;
  });

  it('keeps the order of texts, errors and pictures', async () => {
    const { outputs } = await kernel.execute(`import { display } from 'tslab';
      console.log('a'); console.error('b'); display.html('<i>c</i>'); console.log('d'); 'e'`);
    const shown = outputs.filter(({ type }) => !['status', 'execute_input'].includes(type));
    assert.deepEqual(
      shown.map(({ type, content }) => [type, content['name'] ?? '']),
      [
        ['stream', 'stdout'],
        ['stream', 'stderr'],
        ['display_data', ''],
        ['stream', 'stdout'],
        ['execute_result', ''],
      ],
    );
  });

  it('begins with the cell itself and ends with idle', async () => {
    const { outputs, reply } = await kernel.execute('40 + 2');
    assert.deepEqual(
      outputs.map(({ type, content }) => content['execution_state'] ?? type),
      ['busy', 'execute_input', 'execute_result', 'idle'],
    );
    assert.equal(outputs[1]!.content['code'], '40 + 2');
    assert.equal(outputs[1]!.content['execution_count'], reply['execution_count']);
  });

  it('has the text of objects as Node prints them', async () => {
    const { stdout } = await kernel.execute(
      "console.log('%d of', 3, { a: [1, 'x'] }, new Map([[1, 2]]));",
    );
    assert.equal(stdout, "3 of { a: [ 1, 'x' ] } Map(1) { 1 => 2 }\n");
  });

  it('takes bytes that are split inside a character', async () => {
    const { stdout } = await kernel.execute(
      "const euro = Buffer.from('€'); process.stdout.write(euro.subarray(0, 1)); process.stdout.write(euro.subarray(1));",
    );
    assert.equal(stdout, '€');
  });

  it('calls back when something was written', async () => {
    const { stdout } = await kernel.execute(
      "await new Promise<void>((done) => process.stdout.write('w', () => done())); console.log('done');",
    );
    assert.equal(stdout, 'wdone\n');
  });

  it('belongs to the cell that made the timer', async () => {
    const first = kernel.send("setTimeout(() => { console.log('from the first'); }, 100);");
    await first.done;
    const second = await kernel.execute('await new Promise((r) => setTimeout(r, 300));');
    assert.equal(second.stdout, '');
    const late = await first.until(({ type }) => type === 'stream');
    assert.equal(late.content['text'], 'from the first\n');
  });

  describe('of its last expression', () => {
    const data = async (code: string): Promise<Readonly<Record<string, string>> | undefined> =>
      (await kernel.execute(code)).result;

    it('is its text', async () => {
      assert.deepEqual(await data("({ a: 1, b: 'x' })"), { 'text/plain': "{ a: 1, b: 'x' }" });
      assert.deepEqual(await data("'plain'"), { 'text/plain': 'plain' });
      assert.deepEqual(await data('0'), { 'text/plain': '0' });
      assert.deepEqual(await data('false'), { 'text/plain': 'false' });
    });

    it('is nothing for undefined, for a declaration, and for an empty cell', async () => {
      for (const code of [
        'undefined',
        'void 0',
        'const nothing = 1;',
        'console.log()',
        '',
        '// only a comment',
      ]) {
        assert.equal(await data(code), undefined, code);
      }
    });

    it('is the awaited value', async () => {
      assert.deepEqual(await data('await Promise.resolve(7)'), { 'text/plain': '7' });
    });

    it('is what its toMimeBundle says', async () => {
      assert.deepEqual(
        await data("({ toMimeBundle: () => ({ 'text/html': '<b>x</b>', 'text/plain': 'x' }) })"),
        { 'text/html': '<b>x</b>', 'text/plain': 'x' },
      );
    });

    it('is an HTML table for a polars DataFrame', async () => {
      const shown = await data("import pl from 'nodejs-polars'; pl.DataFrame({ n: [1, 2] })");
      assert.match(shown!['text/html']!, /<table/);
      assert.match(shown!['text/plain']!, /shape: \(2, 1\)/);
    });

    it('is an error when it cannot be shown', async () => {
      const bundle = "({ toMimeBundle: () => { throw new RangeError('too wide'); } })";
      assert.equal((await kernel.execute(bundle)).error.message, 'too wide');
      const circular =
        "({ toMimeBundle: () => { const a: any = {}; a.a = a; return { 'text/plain': a }; } })";
      assert.match((await kernel.execute(circular)).error.message, /circular/);
      assert.equal((await kernel.execute('1')).status, 'ok');
    });
  });

  describe('through the interface for the library', () => {
    before(() =>
      kernel.execute(
        "const api = (globalThis as any)[Symbol.for('contrastive-learning-notebooks.kernel')];",
      ),
    );

    it('is shown, then updated in place', async () => {
      const { outputs } = await kernel.execute(`
        api.display({ 'text/plain': 'one' }, { displayId: 'bar' });
        api.display({ 'text/plain': 'two' }, { displayId: 'bar', update: true });
        api.display({ 'text/plain': 'three' });`);
      const shown = outputs.filter(({ type }) => type.endsWith('display_data'));
      assert.deepEqual(
        shown.map(({ type, content }) => [type, content['data'], content['transient']]),
        [
          ['display_data', { 'text/plain': 'one' }, { display_id: 'bar' }],
          ['update_display_data', { 'text/plain': 'two' }, { display_id: 'bar' }],
          ['display_data', { 'text/plain': 'three' }, {}],
        ],
      );
    });

    it('is cleared, at once or when new output comes', async () => {
      const { outputs } = await kernel.execute('api.clearOutput(); api.clearOutput(true);');
      const cleared = outputs.filter(({ type }) => type === 'clear_output');
      assert.deepEqual(
        cleared.map(({ content }) => content['wait']),
        [false, true],
      );
    });

    it('refuses what is no JSON, in the cell that shows it', async () => {
      const { error } = await kernel.execute("api.display({ 'text/plain': 1n });");
      assert.match(error.message, /BigInt/);
    });
  });

  it('is nothing for a silent cell, but for its state', async () => {
    const { outputs, reply } = await kernel.execute("console.log('quiet'); 1", {
      silent: true,
      store_history: false,
    });
    assert.deepEqual([...new Set(outputs.map(({ type }) => type))], ['status']);
    assert.equal(reply['status'], 'ok');
  });

  it('is not counted in a cell without history', async () => {
    const before = Number((await kernel.execute('1')).reply['execution_count']);
    await kernel.execute('2', { store_history: false });
    assert.equal((await kernel.execute('3')).reply['execution_count'], before + 1);
  });

  it('has no deprecation warnings of packages', async () => {
    const { stderr } = await kernel.execute("process.emitWarning('old', 'DeprecationWarning');");
    assert.equal(stderr, '');
    assert.deepEqual(await types('1'), ['execute_input', 'execute_result']);
  });
});
