import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toCharacters, toUnits } from '../../../kernel/compiler/codePoints';
import { halfWay } from '../../../kernel/compiler/declarations';
import { withoutExports } from '../../../kernel/compiler/exports';
import { instrument } from '../../../kernel/compiler/instrument';
import { hasTopLevelAwait } from '../../../kernel/compiler/topLevelAwait';
import { cellTypeScript as typescript } from '../../support/typescript';

const { ESNext } = typescript.ScriptTarget;
const parsed = (code: string) =>
  typescript.createSourceFile('cell.ts', `${code}\nexport {};`, ESNext);

describe('exports of a cell', () => {
  const bare = (code: string): string =>
    withoutExports(typescript, typescript.createSourceFile('cell.ts', code, ESNext));

  it('become spaces, so that positions stay', () => {
    for (const code of [
      'export const a = 1;',
      'export default class A {}',
      'export async function f() {}',
      'export { a, b };',
      'export default 3;',
      'export type T = 1; export interface I {}',
    ]) {
      const without = bare(code);
      assert.equal(without.length, code.length);
      assert.doesNotMatch(without, /export|default/);
      assert.equal(without.trimEnd().length, code.startsWith('export {') ? 0 : code.length);
    }
  });

  it('become imports when they come from a module', () => {
    assert.equal(bare("export { a as b } from 'm';"), "import { a as b } from 'm';");
    assert.equal(bare("export * as all from 'm';"), "import * as all from 'm';");
  });

  it('are refused when they mean something else', () => {
    assert.throws(() => bare("export * from 'm';"), /import the names it needs/);
    assert.throws(() => bare('export { a as b };'), /under another name/);
  });

  it('are left alone where they are only text', () => {
    const code = '"export const a"; `export ${1}`; // export default\n/* export */ x.export;';
    assert.equal(bare(code), code);
  });
});

describe('an await at the top level', () => {
  const awaits = (code: string): boolean => hasTopLevelAwait(typescript, parsed(code));

  it('is seen in every place', () => {
    for (const code of [
      'await f();',
      'const a = [await (f())];',
      'for await (const x of xs) {}',
      'if (await f()) {}',
      'class A { [await f()] = 1; }',
    ]) {
      assert.ok(awaits(code), code);
    }
  });

  it('is not one inside a function', () => {
    for (const code of [
      'async () => await f();',
      'async function g() { for await (const x of xs) {} }',
      'class A { async m() { await f(); } }',
      '"await f()";',
    ]) {
      assert.ok(!awaits(code), code);
    }
  });
});

describe('the brakes in compiled code', () => {
  const compiled = (code: string): string =>
    typescript
      .transpileModule(code, {
        compilerOptions: { target: ESNext, module: typescript.ModuleKind.ESNext },
        transformers: { before: [instrument(typescript)] },
      })
      .outputText.replace(/\s+/g, ' ')
      .trim();

  it('are at the head of each loop', () => {
    assert.equal(compiled('while (a) b();'), 'while (a) { __check(); b(); }');
    assert.equal(compiled('do { b(); } while (a);'), 'do { __check(); b(); } while (a);');
    assert.equal(compiled('for (;;);'), 'for (;;) { __check(); ; }');
    assert.equal(compiled('for (const x in y) z(x);'), 'for (const x in y) { __check(); z(x); }');
    assert.equal(compiled('for (const x of y) z(x);'), 'for (const x of y) { __check(); z(x); }');
  });

  it('are at the head of each function', () => {
    assert.equal(compiled('function f() { return 1; }'), 'function f() { __check(); return 1; }');
    assert.equal(compiled('const f = () => 1;'), 'const f = () => (__check(), 1);');
    assert.equal(
      compiled('const f = () => ({ a: 1 });'),
      'const f = () => (__check(), ({ a: 1 }));',
    );
    assert.match(
      compiled('class A { m() {} get g() { return 1; } }'),
      /m\(\) \{ __check\(\); \} get g\(\) \{ __check\(\);/,
    );
  });

  it('come after directives', () => {
    assert.equal(
      compiled("function f() { 'use strict'; 'text'; return 1; }"),
      "function f() { 'use strict'; 'text'; __check(); return 1; }",
    );
  });

  it('are around what is awaited', () => {
    assert.match(
      compiled('export {}; await f(await g());'),
      /await __guard\(f\(await __guard\(g\(\)\)\)\);/,
    );
    assert.match(
      compiled('export {}; for await (const x of y) z(x);'),
      /for await \(const x of __each\(y\)\) \{ __check\(\); z\(x\); \}/,
    );
  });
});

describe('declarations after a cell that ended half-way', () => {
  const merged = (before: string, after: string, ...lost: string[]): string =>
    halfWay(typescript, before, after, new Set(lost)).replace(/\s+/g, ' ').trim();

  it('are those of what it got to', () => {
    assert.equal(
      merged(
        '',
        'declare const a: number, b: string; declare function f(): void; declare class C {}',
        'b',
        'C',
      ),
      'declare const a: number; declare function f(): void;',
    );
  });

  it('are the former ones of what it did not get to', () => {
    assert.equal(
      merged(
        'declare let a: string; declare let other: number;',
        'declare let a: number; declare let other: number;',
        'a',
      ),
      'declare let other: number; declare let a: string;',
    );
  });

  it('keep types, and parts of imports', () => {
    assert.equal(
      merged(
        '',
        "interface I {} type T = I; import d, { a, b as c } from 'm'; import * as all from 'n';",
        'd',
        'c',
        'all',
      ),
      'interface I { } type T = I; import { a } from "m";',
    );
  });
});

describe('positions in characters and in UTF-16 units', () => {
  it('translate into each other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, n) => {
        const position = n % (Array.from(text).length + 1);
        assert.equal(toCharacters(text, toUnits(text, position)), position);
      }),
    );
    assert.equal(toUnits('💥a', 1), 2);
    assert.equal(toCharacters('💥a', 2), 1);
  });
});
