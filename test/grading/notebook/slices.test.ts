import assert from 'node:assert/strict';
import { answerOf, IMPORTS, remarksOf, sliceOf } from './returned';

describe('what an exercise needs of a notebook', () => {
  it('is its function and what that calls, over any number of steps and cells', async () => {
    const cells = [
      'const two = 2;',
      'const twice = (x: number): number => two * x;',
      'function ntXent(x: number): number { return helper(x) + 1; }',
      'function helper(x: number): number { return twice(x); }',
    ];
    assert.equal(await answerOf(cells, 3), 7);
  });

  it('is nothing else: no training, no output, no declaration that happens to have a local name', async () => {
    const cells = [
      "throw new Error('side effect');",
      "const rows = (() => { throw new Error('training'); })() as number[];",
      'const history = await lib.train(undefined as never); while (true) {}',
      'function ntXent(rows: number): number { const history = rows; return history; }',
      "console.log('x'); process.exit(0);",
    ];
    assert.equal(await answerOf(cells, 5), 5);
    assert.doesNotMatch(sliceOf(cells).code, /training|side effect|exit/);
  });

  it('may be declared without a value, as TypeScript’s `declare` does', async () => {
    const cells = [
      'declare const kernel: number | undefined;\nexport declare let other: string;',
      "function ntXent(x: number): number { return typeof kernel === 'undefined' && typeof other === 'undefined' ? x : 0; }",
    ];
    assert.deepEqual(remarksOf(cells), []);
    assert.equal(await answerOf(cells, 4), 4);
  });

  it('is a function, a constant, an alias, whatever is exported or default', async () => {
    for (const declaration of [
      'function ntXent(x: number): number { return x; }',
      'export function ntXent(x: number): number { return x; }',
      'export default function ntXent(x: number): number { return x; }',
      'const ntXent = (x: number): number => x;',
      'export const ntXent = function (x: number): number { return x; };',
      'const mine = (x: number): number => x; const ntXent = mine;',
      'let ntXent = (x: number): number => -x; ntXent = (x) => x;',
      'const other = 1, ntXent = (x: number): number => x, third = 2;',
      'const { ntXent } = { ntXent: (x: number): number => x };',
      'function ntXent(x: number): number; function ntXent(x: string): string; function ntXent(x: any): any { return x; }',
    ]) {
      assert.equal(await answerOf([declaration], 4), 4, declaration);
    }
  });

  it('takes types, interfaces, enums and classes along', async () => {
    const cells = [
      'interface Options { readonly factor?: Factor }\ntype Factor = number;',
      'enum Kind { One = 1, Two }\nclass Box { constructor(readonly value: number) {} }',
      'function ntXent(x: number, { factor = 3 }: Options = {}): number { return new Box(x * factor + Kind.Two).value; }',
    ];
    assert.equal(await answerOf(cells, 2), 8);
  });

  it('takes imports of any form along, and only those that it uses', async () => {
    for (const line of [
      "import * as t from '@tensorflow/tfjs'; const make = t.scalar;",
      "import t from '@tensorflow/tfjs'; const make = t.scalar;",
      "import { scalar as make } from '@tensorflow/tfjs';",
      "const t = require('@tensorflow/tfjs'); const make = t.scalar;",
      "const { scalar: make } = require('@tensorflow/tfjs');",
    ]) {
      const cells = [`import pl from 'nodejs-polars'; import fs from 'node:fs'; ${line}`];
      cells.push('function ntXent(x: number): number { return make(x).dataSync()[0] ?? 0; }');
      assert.equal(await answerOf(cells, 6), 6, line);
      assert.doesNotMatch(sliceOf(cells).code, /polars|fs/);
    }
  });

  it('knows which names of the library it uses', () => {
    const cells = [
      "import * as lib from '../lib';\nimport { l2Normalize as unit } from '../lib/index';\nconst { formatShape } = lib;",
      "const ntXent = (x: lib.Random) => [lib.uniforms, lib['shuffled'], unit, formatShape, x];",
    ];
    assert.deepEqual([...sliceOf(cells).usesLibrary].sort(), [
      ...['formatShape', 'l2Normalize', 'shuffled', 'uniforms'],
    ]);
    assert.doesNotMatch(sliceOf(cells).code, /lib\/index/);
  });

  it('leaves out the cells that use it, orLibrary among them', () => {
    const cells = [
      IMPORTS,
      'function ntXent(): number { return 1; }',
      'await check.ntXent(ntXent as never);',
      'const loss = orLibrary(ntXent as never, lib.ntXent);',
    ];
    const { code, usesLibrary, remarks } = sliceOf(cells);
    assert.doesNotMatch(code, /checks|require/);
    assert.deepEqual([usesLibrary, remarks], [[], []]);
  });

  it('calls an earlier exercise by orLibrary: the own one, the library’s where it is open', async () => {
    const classes = (body: string) => [
      IMPORTS,
      `function cosineSimilarityMatrix(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D { ${body} }`,
      'const matrix = orLibrary(cosineSimilarityMatrix, lib.cosineSimilarityMatrix);',
      'function ntXent(): number { return matrix(tf.eye(2), tf.eye(2)).dataSync()[0] ?? 0; }',
    ];
    assert.equal(await answerOf(classes("throw new Error('TODO: x');")), 1);
    assert.equal(await answerOf(classes('return tf.add(a, b);')), 2);
    await assert.rejects(answerOf(classes("throw new Error('mine');")), /mine/);
  });

  it('waits for what is awaited at the top', async () => {
    const cells = ['const x = await Promise.resolve(7);', 'const ntXent = (): number => x;'];
    assert.equal(await answerOf(cells), 7);
    assert.match(sliceOf(cells).code, /exports\.ready = /);
  });
});

describe('a name that is declared more than once', () => {
  const one = 'function ntXent(): number { return helper(); }';
  const helper = (value: number) => `const helper = (): number => ${value};`;

  it('counts as its last declaration does, in the order of the document', async () => {
    assert.equal(await answerOf([helper(1), one, helper(2)]), 2);
    assert.equal(await answerOf([one, 'const ntXent = (): number => 9;']), 9);
    assert.deepEqual(remarksOf([helper(1), one, one]), ['declared-again 3:0']);
  });

  it('is seen as the last check of the exercise sees it', async () => {
    const check = 'import { check } from "../checks"; await check.ntXent(ntXent as never);';
    const after = ['const helper = 5;', 'console.log(helper);'];
    assert.equal(await answerOf([helper(1), one, check, ...after]), 1);
    assert.equal(await answerOf([helper(1), one, check, helper(2), check, ...after]), 2);
    assert.equal(await answerOf([helper(1), check, one, helper(2)]), 2);
  });

  it('is found below what needs it too', async () => {
    assert.equal(await answerOf([one, helper(4)]), 4);
  });

  it('means in a cell what that cell declares', async () => {
    const cells = [
      'const scale = 2; const doubled = (x: number): number => ({ scale }).scale * x;',
      'const scale = 10; const { a: tenfold = 0 } = { a: scale };',
      'const ntXent = (x: number): number => doubled(x) + tenfold + scale;',
      'const scale = 100;',
    ];
    assert.equal(await answerOf(cells, 1), 2 + 10 + 100);
  });

  it('may be used by its next declaration', async () => {
    const cells = [
      'const ntXent = (): number => 1;',
      'const before = ntXent;',
      'const ntXent = (): number => before() + 1;',
    ];
    assert.equal(await answerOf(cells), 2);
  });
});

describe('what changes a needed value', () => {
  it('is taken along: assignments, steps, methods that change, also in loops', async () => {
    const cells = [
      'let factor = 1;\nconst list: number[] = [];\nconst table = new Map<string, number>();\nconst options = { shift: 0 };',
      "factor = 3; for (let i = 0; i < 4; i += 1) { list.push(i); }\ntable.set('a', 5)\noptions.shift = 7\n;[factor] = [factor + 1]; factor++;",
      "function ntXent(): number[] { return [factor, list.length, table.get('a') ?? 0, options.shift]; }",
    ];
    assert.deepEqual(await answerOf(cells), [5, 4, 5, 7]);
  });

  it('is left out after the check, and where it changes something else', async () => {
    const cells = [
      'import { check } from "../checks"; let factor = 1; let epoch = 0;',
      'const ntXent = (): number => factor;',
      'await check.ntXent(ntXent as never);',
      'factor = 50; epoch += 1;',
    ];
    assert.equal(await answerOf(cells), 1);
    assert.doesNotMatch(sliceOf(cells).code, /epoch/);
  });

  it('includes the guards that TypeScript relies on', async () => {
    const cells = [
      'const first = [1, 2][0];\nif (first === undefined) throw new Error();\nconst ntXent = (): number => first;',
    ];
    assert.equal(await answerOf(cells), 1);
  });
});

describe('the places of a slice', () => {
  it('lead each line of code back to its cell and line', () => {
    const cells = [
      'const a = 1;\n\nconst b =\n  2;',
      '// ✎\n/** Doc. */\nfunction ntXent(\n  x: number,\n): number {\n  // why\n  return x + b;\n}',
    ];
    const { code, places } = sliceOf(cells);
    const lines = code.split('\n');
    assert.equal(places.length, lines.length);
    const placeOf = (text: string) => places[lines.findIndex((line) => line.includes(text))];
    assert.deepEqual(placeOf('const b'), { cell: 1, line: 3 });
    assert.deepEqual(placeOf('return x'), { cell: 2, line: 7 });
    assert.deepEqual(placeOf('__esModule'), { cell: 0, line: 0 });
  });
});
