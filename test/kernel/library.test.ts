import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';
import { temporaryProject } from '../support/jupyterProject';
import type { TemporaryProject } from '../support/jupyterProject';

const INDEX = "export { outer } from './outer';\nexport { Thing, count } from './thing';\n";
const OUTER =
  "import { inner } from './deep/inner';\nexport const outer = (): string => `outer ${inner()}`;\n";
const THING = 'export class Thing {}\nlet n = 0;\nexport const count = (): number => ++n;\n';
const inner = (word: string): string => `export const inner = (): string => '${word}';\n`;

describe('the library in a notebook', () => {
  let project: TemporaryProject;
  let kernel: Kernel;
  before(async () => {
    project = temporaryProject({
      'lib/index.ts': INDEX,
      'lib/outer.ts': OUTER,
      'lib/deep/inner.ts': inner('one'),
      'lib/thing.ts': THING,
      'checks/index.ts':
        "import { outer } from '../lib';\nexport const check = (): string => `checked ${outer()}`;\n",
    });
    kernel = await startKernel({ project: project.root });
  });
  after(async () => {
    await kernel.shutdown();
    project.remove();
  });

  const value = async (code: string): Promise<string | undefined> => {
    const { result, error } = await kernel.execute(code);
    return result?.['text/plain'] ?? error.traceback;
  };

  it('is imported from the folder above', async () => {
    assert.equal(await value("import { outer } from '../lib'; outer()"), 'outer one');
  });

  it('is found by require and by import() too', async () => {
    assert.equal(await value("require('../lib').outer()"), 'outer one');
    assert.equal(await value("(await import('../lib')).outer()"), 'outer one');
  });

  it('is there with its new code after an edit to a nested file', async () => {
    await kernel.execute(
      "import { Thing, count } from '../lib'; const thing = new Thing(); count();",
    );
    project.write('lib/deep/inner.ts', inner('two'));
    assert.equal(await value("import { outer } from '../lib'; outer()"), 'outer two');
  });

  it('keeps the modules that an edit elsewhere does not touch', async () => {
    assert.equal(await value("import { Thing } from '../lib'; thing instanceof Thing"), 'true');
    assert.equal(await value("import { count } from '../lib'; count()"), '2');
  });

  it('is edited for those who reach it by way of checks', async () => {
    assert.equal(await value("import { check } from '../checks'; check()"), 'checked outer two');
    project.write('lib/deep/inner.ts', inner('six'));
    assert.equal(await value("import { check } from '../checks'; check()"), 'checked outer six');
  });

  it('sees a type that an edit has changed', async () => {
    project.write('lib/deep/inner.ts', 'export const inner = (): number => 7;\n');
    project.write(
      'lib/outer.ts',
      OUTER.replace('string => `outer ${inner()}`', 'number => inner()'),
    );
    assert.equal(await value("import { outer } from '../lib'; outer().toFixed(1)"), '7.0');
  });

  it('says where in the library a type is wrong', async () => {
    project.write('lib/deep/inner.ts', "\nexport const inner = (): number => 'seven';\n");
    const { error, status } = await kernel.execute("import { outer } from '../lib'; outer()");
    assert.equal(status, 'error');
    assert.match(error.traceback, /lib\/deep\/inner\.ts:2:\d+ Type 'string' is not assignable/);
    assert.match(error.traceback, /\^/);
    assert.doesNotMatch(error.traceback, new RegExp(project.root));
  });

  it('says where in the library the syntax is wrong', async () => {
    project.write('lib/deep/inner.ts', 'export const inner = (): number => {\n');
    const { error } = await kernel.execute("import { outer } from '../lib'; outer()");
    assert.match(error.traceback, /lib\/deep\/inner\.ts:\d+:\d+ '}' expected/);
  });

  it('says on which line of the library something was thrown', async () => {
    project.write(
      'lib/deep/inner.ts',
      "type Unused = string;\nexport const inner = (): number => {\n  throw new RangeError('too deep');\n};\n",
    );
    const { error } = await kernel.execute("import { outer } from '../lib';\n\nouter();");
    assert.equal(error.name, 'RangeError');
    assert.match(error.traceback, /RangeError: too deep/);
    assert.match(error.traceback, /at inner \(lib\/deep\/inner\.ts:3:9\)/);
    assert.match(error.traceback, /at .*lib\/outer\.ts:2:\d+/);
    assert.match(error.traceback, /at In\[\d+\]:3:\d+$/);
    assert.doesNotMatch(error.traceback, /node_modules|node:|kernel\//);
  });

  it('says on which line an asynchronous function of the library threw', async () => {
    project.write(
      'lib/deep/inner.ts',
      "export const inner = (): number => 7;\nexport const later = async (): Promise<void> => {\n  await null;\n  throw new Error('later');\n};\n",
    );
    const { error } = await kernel.execute(
      "import { later } from '../lib/deep/inner';\nawait later();",
    );
    assert.match(
      error.traceback,
      /at later \(lib\/deep\/inner\.ts:4:9\)\n.*at async In\[\d+\]:2:1/,
    );
  });

  it('finds a file that was missing when the cell first ran', async () => {
    const cell = "import { late } from '../lib/late'; late";
    assert.match((await value(cell))!, /Cannot find module '\.\.\/lib\/late'/);
    project.write('lib/late.ts', 'export const late = 5;\n');
    assert.equal(await value(cell), '5');
    unlinkSync(path.join(project.root, 'lib/late.ts'));
    assert.match((await value(cell))!, /Cannot find module '\.\.\/lib\/late'/);
    project.write('lib/late.ts', 'export const late = 6;\n');
    assert.equal(await value(cell), '6');
  });

  it('may keep the names of its types to itself', async () => {
    project.write(
      'lib/secret.ts',
      'interface Secret { n: number }\nexport const secret = (): Secret => ({ n: 3 });\nexport const anonymous = class { private n = 4; get m() { return this.n; } };\n',
    );
    const { status } = await kernel.execute(
      "import { secret, anonymous } from '../lib/secret'; const kept = secret(); const Anonymous = class extends anonymous {};",
    );
    assert.equal(status, 'ok');
    assert.equal(await value('kept.n + new Anonymous().m'), '7');
  });

  it('may be a folder with an index', async () => {
    project.write('lib/big/index.ts', 'export const big = 9;\n');
    assert.equal(await value("import { big } from '../lib/big'; big"), '9');
  });

  it('sees an edited JSON file', async () => {
    project.write('lib/numbers.json', '{ "n": 1 }');
    const cell = "import numbers from '../lib/numbers.json'; numbers.n";
    assert.equal(await value(cell), '1');
    project.write('lib/numbers.json', '{ "n": 22 }');
    assert.equal(await value(cell), '22');
  });

  it('leaves strings that look like imports alone', async () => {
    assert.equal(await value('"import x from \'../lib\'"'), "import x from '../lib'");
  });

  it('is found from a copy of the notebook outside the project', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copy-'));
    const elsewhere = await startKernel({ project: project.root, folder });
    const { result } = await elsewhere.execute(
      "import { Thing } from '../lib'; import pl from 'nodejs-polars'; [new Thing(), typeof pl.DataFrame]",
    );
    await elsewhere.shutdown();
    rmSync(folder, { recursive: true });
    assert.equal(result?.['text/plain'], "[ Thing {}, 'function' ]");
  });
});
