import assert from 'node:assert/strict';
import { IMPORTS, read, remarksOf, returned, run, sliceOf } from './returned';

const RIGHT = 'function ntXent(x: number): number { return x; }';
const saysOf = (...cells: string[]) => sliceOf(cells).remarks.map(({ says }) => says);

describe('a syntax error', () => {
  it('costs what its cell declares, and what needs it', () => {
    const broken = 'const helper = (x: number): number => x;\nconst y = = 3;';
    const needs = 'const ntXent = (x: number): number => helper(x);';
    assert.deepEqual(remarksOf(['const a = 1;', broken, needs]), ['syntax-error 2:2']);
    assert.match(saysOf(broken, needs)[0]!, /^helper is missing.*Expression expected/);
    const own = 'function ntXent(x: number) {\n  return x +;\n}';
    assert.deepEqual(remarksOf([own]), ['syntax-error 1:2']);
    assert.deepEqual(remarksOf(['%%bash\nls `', RIGHT]), []);
  });

  it('leaves the earlier declarations of its names as they are', async () => {
    const slice = sliceOf([RIGHT, 'function ntXent(x: number) { return x ++ 1; }']);
    assert.equal(((await run(slice)) as (x: number) => number)(3), 3);
    assert.deepEqual(
      read([returned(RIGHT, 'const = 3')]).remarks.map(({ name, cell }) => [name, cell]),
      [['syntax-error', 2]],
    );
  });
});

describe('a type error', () => {
  it('costs the exercises that it touches, and is told by cell and line', () => {
    const cells = [
      IMPORTS,
      'const helper = (x: number): number =>\n  x.nonsense;',
      'const other: string = 3;',
      'function ntXent(x: number): number { return helper(x); }',
      'function augment(x: number): number { return x; }',
    ];
    assert.deepEqual(remarksOf(cells), ['type-error 2:2']);
    assert.match(saysOf(...cells)[0]!, /^TypeScript: Property 'nonsense' does not exist on type/);
    assert.deepEqual(remarksOf(cells, 'augment'), []);
    assert.equal(sliceOf(cells).code, '');
  });

  it('is what the kernel takes for one: strict, and with the same library', () => {
    const error = (body: string) =>
      remarksOf([IMPORTS, `function ntXent(x: tf.Tensor2D) { ${body} }`]);
    for (const body of [
      'return tf.nothing(x);',
      'return lib.cosineSimilarity(x);',
      'return x.arraySync()[0].length;',
      'return missing;',
    ]) {
      assert.deepEqual(error(body), ['type-error 2:1'], body);
    }
    for (const body of [
      'return tf.tidy(() => x.div<tf.Tensor2D>(2));',
      'return lib.cosineSimilarity(x, x).mean();',
      'return x.arraySync()[0]?.length ?? Buffer.from("a").length;',
    ]) {
      assert.deepEqual(error(body), [], body);
    }
    assert.deepEqual(remarksOf(['function ntXent(x) { return x; }']), ['type-error 1:1']);
    assert.deepEqual(remarksOf(["import lib from '../lib';", 'const ntXent = () => lib;']), [
      'type-error 1:1',
    ]);
  });

  it('is none where the notebook passes over it', () => {
    for (const comment of [
      '// @ts-ignore',
      '/* @ts-expect-error: any */',
      '// Why.\n// @ts-ignore: why',
    ]) {
      assert.deepEqual(remarksOf([`${comment}\nconst ntXent = (x) => x;`]), [], comment);
      assert.deepEqual(
        remarksOf([`const a = 1;\n${comment}\nfunction ntXent(x) { return x; }`]),
        [],
      );
    }
    const below = '// @ts-ignore\nconst a = 1;\nfunction ntXent(x) { return x + a; }';
    assert.deepEqual(remarksOf([below]), ['type-error 1:3']);
  });

  it('is told where a name is declared twice in one cell', () => {
    const twice = 'const a = 1;\nconst a = 2;\nconst ntXent = (): number => a;';
    assert.equal(remarksOf([twice])[0], 'type-error 1:1');
  });
});

describe('an import of something else', () => {
  it('is a remark where the exercise needs it', () => {
    for (const line of [
      "import fs from 'node:fs';\nconst use = fs;",
      "const use = require('node:child_process');",
      "import * as use from '../lib/similarity';",
      "import pl from 'nodejs-polars'; const use = pl;",
      "const use = () => import('node:net');",
    ]) {
      const remarks = remarksOf([line, 'const ntXent = () => use;']);
      assert.match(remarks.join(), /^import 1:[12]$/, line);
      assert.deepEqual(remarksOf([line, RIGHT]), []);
    }
  });

  it('is none where only its types are used', () => {
    const cells = [
      "import type { Stats } from 'node:fs';\nimport { Tensor } from '@tensorflow/tfjs-core';",
      'const ntXent = (x?: Stats, y?: Tensor): number => x?.size ?? y?.size ?? 1;',
    ];
    assert.deepEqual(remarksOf(cells), []);
  });
});

describe('an exercise', () => {
  it('that is no function says so', () => {
    for (const declaration of [
      'class ntXent {}',
      'const ntXent = 3;',
      'const ntXent = { loss: 1 };',
      'interface ntXent { a: number }',
      'enum ntXent { a }',
      'const ntXent = class {};',
    ]) {
      assert.equal(remarksOf([declaration])[0], 'not-a-function 1:0', declaration);
    }
  });

  it('that needs very much code is not run', () => {
    const long = Array.from({ length: 6 }, (_, i) => `const s${i} = '${'x'.repeat(20_000)}';`);
    const all = `const ntXent = () => [${long.map((_, i) => `s${i}`).join()}];`;
    assert.deepEqual(remarksOf([...long, all]), ['size 0:0']);
  });

  it('that no cell declares has no slice', () => {
    assert.deepEqual(read([returned('// ntXent', 'ntXent;')]).slices, []);
  });
});

describe('a call of the library’s own answer', () => {
  it('is a remark, however it is written', () => {
    for (const cells of [
      ["import * as lib from '../lib';", 'const ntXent = lib.ntXent;'],
      ["import * as all from '../lib';", "const ntXent = all['ntXent'];"],
      ["import { ntXent as theirs } from '../lib';", 'const ntXent = theirs;'],
      ["const { ntXent: theirs } = require('../lib');", 'const ntXent = theirs;'],
      ["const l = require('../lib'); const other = l;", 'const ntXent = l.ntXent;'],
      ["import { ntXent } from '../lib';", '// nothing of my own'],
    ]) {
      assert.match(remarksOf(cells).join(), /calls-library [12]:1/, cells.join('\n'));
    }
  });

  it('is none where it stands elsewhere', () => {
    const cells = [
      IMPORTS,
      RIGHT,
      'const theirs = lib.ntXent; const l = orLibrary(ntXent as never, lib.ntXent);',
    ];
    assert.deepEqual(remarksOf(cells), []);
  });
});
