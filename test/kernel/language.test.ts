import assert from 'node:assert/strict';
import { startKernel } from '../support/jupyterKernel';
import type { Kernel } from '../support/jupyterKernel';

describe('the language of cells', () => {
  let kernel: Kernel;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  /** The value of the last of some cells. */
  async function value(...cells: readonly string[]): Promise<string> {
    let shown = '';
    for (const cell of cells) {
      const { result, error } = await kernel.execute(cell);
      shown = result?.['text/plain'] ?? error.traceback;
    }
    return shown;
  }

  it('awaits at the top level in every form', async () => {
    assert.equal(await value('await (Promise.resolve(1))'), '1');
    assert.equal(await value('const sum = (await (Promise.resolve(2))) + 1; sum'), '3');
    assert.equal(
      await value('let t = 0; for await (const x of [Promise.resolve(1), 2]) t += x; t'),
      '3',
    );
    assert.equal(await value('const two = [await Promise.resolve(2)]; two'), '[ 2 ]');
    assert.equal(await value('if (await Promise.resolve(true)) { t = 9; } t'), '9');
  });

  it('does not take an await inside a function for its own', async () => {
    assert.equal(
      await value('const inner = async () => await Promise.resolve(4); typeof inner'),
      'function',
    );
  });

  it('goes through a generator that is awaited, and closes it', async () => {
    const cell = `let closed = false;
      async function* forever() { try { for (let i = 0; ; i++) yield i; } finally { closed = true; } }
      for await (const i of forever()) if (i === 3) break;`;
    assert.equal(await value(cell, 'closed'), 'true');
  });

  it('is as strict as the tsconfig of the project', async () => {
    const wrong = {
      'const f = (a) => a;': /implicitly has an 'any' type/,
      'const s: string = null;': /Type 'null' is not assignable/,
      'const n: number = [1][0];': /'number \| undefined'/,
      'const o: { a?: number } = { a: undefined };': /exactOptionalPropertyTypes/,
      'class A { f() {} } class B extends A { f() {} }': /'override' modifier/,
      'describe("x", () => undefined);': /Cannot find name 'describe'/,
      'document.title': /Cannot find name 'document'/,
    };
    for (const [code, message] of Object.entries(wrong)) assert.match(await value(code), message);
  });

  it('has the library of the tsconfig', async () => {
    assert.equal(await value('[3, 1, 2].findLast((n) => n > 1)'), '2');
  });

  it('knows in later cells what earlier cells declare, values and types', async () => {
    assert.equal(
      await value(
        'interface Point { x: number } type Name = string; enum Hue { Red = 3 } class Box { n = 1; }',
        'const [a, { b }, ...rest] = [1, { b: 2 }, 5, 6] as const; const point: Point = { x: 7 }; function twice(n: number) { return 2 * n; }',
        'const name: Name = "x"; [a, b, rest, point.x, twice(3), Hue.Red, new Box().n, name].flat().join()',
      ),
      '1,2,5,6,7,6,3,1,x',
    );
  });

  it('lets a name be declared again, as another type too', async () => {
    assert.equal(
      await value('const again = 1;', "const again = 'text';", 'again.toUpperCase()'),
      'TEXT',
    );
  });

  it('sees in later cells what a cell assigns to a name of an earlier one', async () => {
    assert.equal(await value('let shared = 1;', 'shared += 4;', 'shared'), '5');
  });

  it('finds names of earlier cells wherever they stand', async () => {
    assert.equal(
      await value(
        'let short = 1; const deep = { a: 2 };',
        '[{ short }, { x: { short, deep } }].map((each) => JSON.stringify(each)).join()',
      ),
      '{"short":1},{"x":{"short":1,"deep":{"a":2}}}',
    );
    assert.equal(await value('({ short } = { short: 5 }); [short] = [short + 1]; short'), '6');
    assert.equal(await value('({ short = 7 } = {} as { short?: number }); short'), '7');
    assert.equal(await value('((short: string) => ({ short }))("own").short'), 'own');
    assert.equal(
      await value('const { a: short2 = short } = deep as { a?: number }; `${short2}`'),
      '2',
    );
  });

  it('keeps the let of its own cell in a closure', async () => {
    // A fact about tslab that the notebooks must know: state that closures share belongs in objects.
    assert.equal(await value('let own = 1; const read = () => own;', 'own = 2;', 'read()'), '1');
    assert.equal(
      await value('const box = { n: 1 }; const look = () => box.n;', 'box.n = 2;', 'look()'),
      '2',
    );
  });

  it('does not mind export', async () => {
    assert.equal(
      await value(
        'export const e1 = 1; export function e2() { return 2; } export class E3 {} export interface E4 { a: 1 } export type E5 = 5; export enum E6 { A = 6 }',
        'export default class E7 {}',
        'const e8 = 8; export { e8 };',
        "export { uniforms } from '../lib';",
        'const typed: E4 = { a: 1 }; const five: E5 = 5; [e1, e2(), typeof E3, typed.a, five, E6.A, typeof E7, e8, typeof uniforms].join()',
      ),
      '1,2,function,1,5,6,function,8,function',
    );
    assert.equal(await value('export default 3'), '3');
    assert.match(await value("export * from '../lib';"), /import the names it needs/);
    assert.match(await value('const x = 1; export { x as y };'), /under another name/);
  });

  it('leaves the word export in texts alone', async () => {
    assert.equal(
      await value('"export const a = 1"; // export default\n`export { b }`'),
      'export { b }',
    );
  });

  it('takes names that begin with underscores', async () => {
    assert.equal(await value('const __two = 2; const _one = 1;', '__two + _one'), '3');
  });

  it('imports packages, Node and JSON', async () => {
    assert.equal(
      await value("import path, { sep } from 'node:path'; path.join('a', 'b') === `a${sep}b`"),
      'true',
    );
    assert.equal(await value("import * as os from 'os'; typeof os.cpus"), 'function');
    assert.equal(
      await value("import { version } from '../package.json'; typeof version"),
      'string',
    );
    assert.equal(await value("typeof require('node:fs').readFileSync"), 'function');
    assert.equal(
      await value("import tf = require('@tensorflow/tfjs');"),
      await value("import tf = require('@tensorflow/tfjs');"),
    );
  });

  it('looks files up from the folder of the notebook', async () => {
    assert.equal(
      await value("import { basename } from 'node:path'; basename(process.cwd())"),
      'notebooks',
    );
  });

  it('keeps the names that a failed cell got to, and only these', async () => {
    assert.equal(await value('const stays = 1; const old = "before";'), '');
    await kernel.execute(
      "import { sep as reached } from 'node:path'; const got: number[] = [1, 2]; function hoisted() { return 3; } const old: number = (() => { throw new Error('half-way'); })(); const skipped = 4;",
    );
    assert.equal(
      await value('[got.length, hoisted(), typeof reached, stays].join()'),
      '2,3,string,1',
    );
    assert.equal(await value('old.toUpperCase()'), 'BEFORE');
    assert.match(await value('skipped'), /Cannot find name 'skipped'/);
  });

  it('forgets nothing when a cell does not compile', async () => {
    assert.equal(
      await value('const firm = 1;', 'const firm: string = 2; const other = 3;', 'firm + 1'),
      '2',
    );
    assert.match(await value('other'), /Cannot find name 'other'/);
  });

  it('shows output of tslab’s own display', async () => {
    const { outputs } = await kernel.execute(
      "import { display } from 'tslab'; display.html('<i>x</i>');",
    );
    const shown = outputs.find(({ type }) => type === 'display_data');
    assert.deepEqual(shown?.content['data'], { 'text/html': '<i>x</i>' });
  });

  it('survives what breaks the compiler or the runtime', async () => {
    const hostile = [
      'let require = 3;',
      'let exports = 3;',
      'declare global { interface Window { x: number } }',
      "declare module 'nowhere' { export const x: number; }",
      'Error.prepareStackTrace = () => { throw new Error(); }; throw new Error();',
      'process.stdout.write = (() => true) as never;',
      'new Proxy({}, { get() { throw new Error(); } })',
      'new SharedArrayBuffer(8)',
      'Object.freeze(Array.prototype);',
    ];
    for (const code of hostile) {
      await kernel.execute(code);
      assert.equal(await value('1 + 1'), '2', code);
    }
  });
});
