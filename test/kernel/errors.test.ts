import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';
import type { CellResult } from '../support/jupyterOutputs';

describe('an error in a cell', () => {
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  /** Runs a cell that must fail, and checks that the next one runs. */
  async function failed(code: string): Promise<CellResult & { readonly cell: string }> {
    const result = await kernel.execute(code);
    assert.equal(result.status, 'error', code);
    assert.equal(result.reply['ename'], result.error.name);
    assert.equal(result.reply['evalue'], result.error.message);
    assert.equal((await kernel.execute('1 + 1')).result?.['text/plain'], '2');
    return { ...result, cell: `In[${String(result.reply['execution_count'])}]` };
  }

  it('has its name, its message, the line and a caret', async () => {
    const { error, cell, stderr } = await failed(
      "type Long = {\n  a: string;\n};\nconst long: Long = { a: 'x' };\nthrow new TypeError('not ' + long.a);",
    );
    assert.equal(error.name, 'TypeError');
    assert.equal(error.message, 'not x');
    assert.equal(
      error.traceback,
      `TypeError: not x\n  5 | throw new TypeError('not ' + long.a);\n    |       ^\n    at ${cell}:5:7`,
    );
    assert.equal(stderr, '');
  });

  it('names the cell that a function comes from', async () => {
    const { reply } = await kernel.execute(
      'interface Shape { sides: number }\nfunction area(shape: Shape): number {\n  throw new RangeError(`${shape.sides} sides`);\n}',
    );
    const { error, cell } = await failed('\narea({ sides: 2 });');
    assert.match(
      error.traceback,
      new RegExp(`at area \\(In\\[${String(reply['execution_count'])}\\]:3:9\\)`),
    );
    assert.ok(error.traceback.includes(`at ${cell}:2:`), error.traceback);
  });

  it('names the lines of asynchronous functions', async () => {
    const { error, cell } = await failed(
      "const slow = async (): Promise<void> => {\n  await new Promise((r) => setTimeout(r, 1));\n  throw new Error('slow');\n};\nawait slow();",
    );
    assert.ok(error.traceback.includes(`at slow (${cell}:3:9)`), error.traceback);
    assert.ok(error.traceback.includes(`at async ${cell}:5:1`), error.traceback);
  });

  it('shows its causes', async () => {
    const { error } = await failed("throw new Error('outer', { cause: new TypeError('inner') });");
    assert.match(error.traceback, /^Error: outer[^]*Caused by:\nTypeError: inner/);
  });

  it('shows no insides of packages, of Node or of the kernel', async () => {
    const { error } = await failed(
      "import * as tf from '@tensorflow/tfjs';\ntf.enableProdMode();\ntf.tensor1d([1, 2]).reshape([3]);",
    );
    assert.match(error.traceback, /In\[\d+\]:3:\d+/);
    assert.doesNotMatch(error.traceback, /node_modules|node:|kernel\/|tslab/);
  });

  it('is shown when no error was thrown', async () => {
    assert.equal((await failed("throw 'a text';")).error.message, 'a text');
    assert.equal((await failed('throw { code: 7 };')).error.message, '{ code: 7 }');
    assert.equal((await failed('throw null;')).error.message, 'null');
  });

  it('is shown when it resists', async () => {
    const evil = [
      "const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { throw 1; } }); throw e;",
      "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); throw e;",
      'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 1; } });',
      "const e: any = new Error('circle'); e.cause = e; throw e;",
      'function deep(): number { return deep() + 1; } deep();',
    ];
    for (const code of evil) assert.ok((await failed(code)).error.name.length > 0, code);
  });

  it('of type says where, with a caret, and runs nothing', async () => {
    const { error, stdout } = await failed("console.log('ran');\nconst n: number = 'x';");
    assert.equal(error.name, 'TypeScriptError');
    assert.equal(stdout, '');
    assert.equal(
      error.traceback,
      "TypeScriptError: line 2, column 7: Type 'string' is not assignable to type 'number'.\n  2 | const n: number = 'x';\n    |       ^",
    );
  });

  it('of type is shown whole when it has several parts', async () => {
    const { error } = await failed('const f: (n: number) => { a: string } = () => ({ a: 1 });');
    assert.match(error.message, /Type 'number' is not assignable to type 'string'/);
  });

  it('of syntax says where', async () => {
    const { error } = await failed('const a = [1, 2;');
    assert.match(
      error.traceback,
      /line 1, column 16: .*\n {2}1 \| const a = \[1, 2;\n {4}\| {16}\^/,
    );
  });

  it('is clear for what is not TypeScript at all', async () => {
    for (const code of [
      'this is not typescript ((',
      '%matplotlib inline',
      '<div>',
      '}}}',
      '`${',
      '\u0000',
      '💥',
    ]) {
      assert.equal((await failed(code)).error.name, 'TypeScriptError', code);
    }
  });

  it('of a promise that nobody handles fails the cell', async () => {
    for (const code of [
      "void Promise.reject(new RangeError('lost'));",
      "const lost = async () => { throw new RangeError('lost'); }; lost(); 5",
      "void (async () => { await null; throw new RangeError('lost'); })(); await new Promise((r) => setTimeout(r, 100));",
    ]) {
      const { error, cell } = await failed(code);
      assert.equal(error.name, 'RangeError');
      assert.ok(error.traceback.includes(cell), error.traceback);
    }
    assert.equal((await failed('void Promise.reject(3);')).error.message, '3');
  });

  it('that is handled is none', async () => {
    const { status } = await kernel.execute(
      "const caught = Promise.reject(new Error('x')); try { await caught; } catch {}",
    );
    assert.equal(status, 'ok');
  });

  it('in a timer ends the cell that waits', async () => {
    const { error } = await failed(
      "setTimeout(() => { throw new Error('in a timer'); }, 20); await new Promise(() => undefined);",
    );
    assert.equal(error.message, 'in a timer');
  });

  it('in a timer of a cell that has ended is printed, and harms no other cell', async () => {
    const first = kernel.send("setTimeout(() => { throw new Error('late'); }, 50);");
    assert.equal((await first.done).status, 'ok');
    assert.equal(
      (await kernel.execute('await new Promise((r) => setTimeout(r, 150));')).status,
      'ok',
    );
    const printed = await first.until(({ type }) => type === 'stream');
    assert.equal(printed.content['name'], 'stderr');
    assert.match(String(printed.content['text']), /Error: late[^]*In\[\d+\]:1:\d+/);
  });

  it('of an emitter, a tick or a microtask fails the cell', async () => {
    await failed(
      "import { EventEmitter } from 'node:events'; new EventEmitter().emit('error', new Error('emitted'));",
    );
    await failed("process.nextTick(() => { throw new Error('tick'); });");
    await failed("queueMicrotask(() => { throw new Error('microtask'); });");
  });

  it('is what process.exit and process.abort are', async () => {
    assert.match(
      (await failed('process.exit(3);')).error.message,
      /would end the notebook's kernel/,
    );
    assert.match((await failed('process.abort();')).error.message, /Kernel > Restart/);
  });

  it('of the compiler comes with advice to those who are new to TypeScript', async () => {
    await kernel.execute(
      "import * as tf from '@tensorflow/tfjs'; const m = tf.ones([2, 2]) as tf.Tensor2D;",
    );
    const advised: Readonly<Record<string, RegExp>> = {
      'const table: tf.Tensor2D = m.matMul(m);': /how many dimensions.* `as tf\.Tensor2D`/,
      'const mean: tf.Scalar = m.mean().neg();': /how many dimensions.* `as tf\.Scalar`/,
      'const rows = (x: tf.Tensor2D) => x; rows(m.matMul(m));':
        /how many dimensions.* `as tf\.Tensor2D`/,
      'const one: number = [1, 2][0];': /`list\[i\]!`/,
      'm.arraySync()[0][0] * 2': /`list\[i\]!`/,
      'm * m': /methods in place of operators/,
      'm + 1': /methods in place of operators/,
      'const lists = { a: [] }; lists.a.push(1);': /`const list: number\[\] = \[\];`/,
    };
    for (const [code, advice] of Object.entries(advised)) {
      assert.match((await failed(code)).error.message, advice);
    }
    assert.doesNotMatch(
      (await failed('const line: tf.Tensor1D = m;')).error.message,
      /exactOptional|as tf\./,
    );
  });

  it('says that there is no keyboard', async () => {
    const reading = [
      "import readline from 'node:readline/promises'; await readline.createInterface(process.stdin).question('?');",
      'for await (const line of process.stdin) console.log(line);',
    ];
    for (const code of reading)
      assert.match((await failed(code)).error.message, /no keyboard input/);
    assert.match((await failed("prompt('name?')")).error.message, /no keyboard input/);
  });

  it('says which module was not found', async () => {
    const { error } = await failed("require('no-such-package');");
    assert.equal(error.message, "Cannot find module 'no-such-package'");
  });

  it('does not come back in later cells when handlers were taken away', async () => {
    await kernel.execute(
      "process.removeAllListeners('uncaughtException'); process.removeAllListeners('unhandledRejection');",
    );
    await failed("void Promise.reject(new Error('still caught'));");
  });
});
