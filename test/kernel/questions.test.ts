import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';
import { temporaryProject } from '../support/jupyterProject';
import type { TemporaryProject } from '../support/jupyterProject';

describe('questions about code', () => {
  let project: TemporaryProject;
  let kernel: Kernel;
  before(async () => {
    project = temporaryProject({
      'lib/index.ts':
        "/** Adds up. */\nexport const sumOf = (...numbers: number[]): number => numbers.length;\nexport const tools = { hammer: 1, saw: 'x' };\n",
    });
    kernel = await startKernel({ project: project.root });
  });
  after(async () => {
    await kernel.shutdown();
    project.remove();
  });

  /** Asks at the mark `|`. */
  const at = (marked: string): { code: string; cursor_pos: number } => ({
    code: marked.replace('|', ''),
    cursor_pos: Array.from(marked.slice(0, marked.indexOf('|'))).length,
  });
  async function completed(marked: string): Promise<{ matches: string[]; replaced: string }> {
    const { code, cursor_pos } = at(marked);
    const reply = await kernel.ask('complete_request', { code, cursor_pos });
    assert.equal(reply['status'], 'ok');
    const { matches, cursor_start: start, cursor_end: end } = reply;
    const replaced = Array.from(code).slice(Number(start), Number(end)).join('');
    return { matches: matches as string[], replaced };
  }
  async function inspected(marked: string): Promise<string> {
    const { found, data } = await kernel.ask('inspect_request', { ...at(marked), detail_level: 0 });
    return found === true ? (data as Record<string, string>)['text/plain']! : '';
  }

  it('completes the members of what the library exports', async () => {
    const { matches, replaced } = await completed("import { tools } from '../lib';\ntools.ha|");
    assert.deepEqual(matches, ['hammer']);
    assert.equal(replaced, 'ha');
  });

  it('completes the names that the library exports', async () => {
    const { matches } = await completed("import { su| } from '../lib';");
    assert.ok(matches.includes('sumOf'), matches.join());
  });

  it('completes names of earlier cells', async () => {
    await kernel.execute("import { tools } from '../lib'; const longName = tools;");
    assert.deepEqual((await completed('longN|')).matches, ['longName']);
    assert.deepEqual([...(await completed('longName.|')).matches].sort(), ['hammer', 'saw']);
  });

  it('counts characters, not UTF-16 units', async () => {
    const { matches, replaced } = await completed("const s = '💥💥'; Math.ab|");
    assert.deepEqual(matches, ['abs']);
    assert.equal(replaced, 'ab');
  });

  it('explains what the library exports, with its comment', async () => {
    const text = await inspected("import { sumOf } from '../lib';\nsum|Of(1);");
    assert.match(text, /sumOf\(\.\.\.numbers: number\[\]\): number/);
    assert.match(text, /Adds up\./);
  });

  it('explains a name of an earlier cell, after an emoji', async () => {
    assert.match(await inspected("'💥'; long|Name"), /hammer: number/);
  });

  it('explains nothing where there is nothing', async () => {
    assert.equal(await inspected('  |  '), '');
  });

  it('answers in code that is no TypeScript', async () => {
    for (const marked of [
      '((|',
      '`${|',
      'import { | } from',
      '}|',
      'import {x} from "../|"',
      '@|',
      '|',
    ]) {
      await completed(marked);
      await inspected(marked);
    }
    assert.equal((await kernel.execute('1')).status, 'ok');
  });

  it('changes nothing that later cells see', async () => {
    await completed('const asked = 1; ask|');
    assert.match((await kernel.execute('asked')).error.message, /Cannot find name/);
    assert.equal((await kernel.execute('longName.hammer')).result?.['text/plain'], '1');
  });

  it('knows whether a cell is complete', async () => {
    const ask = async (code: string) =>
      (await kernel.ask('is_complete_request', { code }))['status'];
    assert.equal(await ask('const a = 1;'), 'complete');
    assert.equal(await ask('function f() {'), 'incomplete');
  });
});
