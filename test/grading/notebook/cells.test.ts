import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCells } from '../../../grading/notebook/cells';
import { LIMITS } from '../../../grading/notebook/limits';
import { bytesOf, fields, read, returned } from './returned';

const CODE = 'const ntXent = (x: number): number => x;';
const text = JSON.stringify(fields(CODE), null, 1);
const encoded = (content: string) => new TextEncoder().encode(content);
const utf16 = (content: string) => new Uint8Array(Buffer.from(content, 'utf16le'));

const names = (bytes: Uint8Array): string[] => readCells(bytes).remarks.map(({ name }) => name);
const codes = (bytes: Uint8Array): string[] => readCells(bytes).cells.map(({ code }) => code);

describe('the cells of a returned file', () => {
  it('are those of code, numbered as the notebook shows them', () => {
    const notebook = fields('a', 'b', 'c');
    notebook.cells[1] = { ...notebook.cells[1]!, cell_type: 'markdown' };
    const { cells, remarks } = readCells(bytesOf(notebook));
    assert.deepEqual(cells, [
      { number: 1, code: 'a' },
      { number: 3, code: 'c' },
    ]);
    assert.deepEqual(remarks, []);
  });

  it('may be lists of lines', () => {
    const cells = [{ cell_type: 'code', source: ['a\n', 'b'] }];
    assert.deepEqual(codes(bytesOf({ ...fields(), cells })), ['a\nb']);
  });

  it('are read out of nbformat 2 and 3, with a remark', () => {
    const worksheets = [{ cells: [{ cell_type: 'code', input: [CODE] }] }, { cells: 3 }, null];
    const bytes = bytesOf({ metadata: fields().metadata, nbformat: 3, worksheets });
    assert.deepEqual(codes(bytes), [CODE]);
    assert.deepEqual(names(bytes), ['nbformat']);
  });

  it('are read whatever kernel is named, with a remark', () => {
    for (const metadata of [undefined, null, 3, {}, { kernelspec: { name: 'python3' } }]) {
      const bytes = bytesOf({ ...fields(CODE), metadata });
      assert.deepEqual([codes(bytes), names(bytes)], [[CODE], ['kernelspec']]);
    }
  });

  it('are read in any encoding that can be told', () => {
    assert.deepEqual(
      [codes(encoded(`\ufeff${text}`)), names(encoded(`\ufeff${text}`))],
      [[CODE], []],
    );
    for (const bytes of [
      utf16(text),
      utf16(`\ufeff${text}`),
      utf16(`\ufeff${text}`).map(swapped),
    ]) {
      assert.deepEqual([codes(bytes), names(bytes)], [[CODE], ['encoding']]);
    }
    const latin = new Uint8Array(Buffer.from(text.replace('=> x', '=> /* ä */ x'), 'latin1'));
    assert.deepEqual(codes(latin), [CODE.replace('=> x', '=> /* ä */ x')]);
    assert.deepEqual(names(latin), ['encoding']);
  });

  it('are left out where they are no cells, with a remark that names the cell', () => {
    const odd = [null, 3, [], {}, { cell_type: 7 }, { cell_type: 'code' }];
    const cells = [...odd, { cell_type: 'code', source: [1, {}] }, ...fields(CODE).cells];
    const { cells: found, remarks } = readCells(bytesOf({ ...fields(), cells }));
    assert.deepEqual(found, [{ number: 8, code: CODE }]);
    assert.deepEqual(
      remarks.map(({ name, cell }) => [name, cell]),
      [1, 2, 3, 4, 5, 6, 7].map((number) => ['cell', number]),
    );
  });

  it('are left out where they are huge; the others are read', () => {
    const bytes = bytesOf(fields(`// ${'x'.repeat(50 * 2 ** 20)}`, CODE));
    assert.deepEqual([codes(bytes), names(bytes)], [[CODE], ['size']]);
    const many = fields(...Array.from({ length: 8 }, () => 'y'.repeat(LIMITS.cell - 1)));
    assert.equal(codes(bytesOf(many)).length, 5);
    assert.deepEqual(names(new Uint8Array(LIMITS.file + 1)), ['size']);
    assert.deepEqual(names(bytesOf(fields(...Array.from({ length: 5001 }, () => '')))), ['size']);
  });

  it('are told as cut off, no JSON, no notebook, a zip, a web page, a merge or nothing at all', () => {
    const seen = (content: string) => readCells(encoded(content)).remarks.map(({ says }) => says);
    assert.match(seen(text.slice(0, 200))[0]!, /ends in the middle/);
    assert.match(seen(text.replace('"cells"', 'cells'))[0]!, /cannot be read/);
    assert.match(seen('[1]')[0]!, /no notebook/);
    assert.match(seen('{"nbformat": 4}').join(), /no list of cells/);
    assert.match(seen('PK\u0003\u0004…')[0]!, /zip/);
    assert.match(seen('<!DOCTYPE html><p>Log in')[0]!, /web page/);
    assert.match(seen('{\n<<<<<<< HEAD\n"cells": []\n')[0]!, /merge/);
    assert.match(seen('')[0]!, /empty/);
  });
});

const swapped = (_: number, i: number, all: Uint8Array): number => all[i ^ 1] ?? 0;

/** JSON values of any shape, with the keys of notebooks among their keys. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, 4, 'code', 'markdown', CODE, '__proto__', '\ud800'),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        ...['cells', 'cell_type', 'source', 'metadata', 'kernelspec', 'name'],
        ...['nbformat', 'worksheets', 'input', '__proto__', 'constructor'],
      ),
      tie('value'),
    ),
  ),
})).value;

describe('a reader of submissions never throws', () => {
  const isRead = (bytes: Uint8Array): void => {
    const { slices, remarks } = read([{ path: 'a.ipynb', bytes }]);
    assert.ok(remarks.every(({ says }) => says.length > 0 && says.length < 600));
    assert.ok(
      slices.every(({ code, places }) => code === '' || places.length === code.split('\n').length),
    );
  };

  it('whatever JSON it gets', () => {
    fc.assert(
      fc.property(anything, (value) => {
        isRead(bytesOf(value));
      }),
      { numRuns: 300 },
    );
  });

  it('wherever a notebook is cut off', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 2), (length) => {
        isRead(encoded(text.slice(0, length)));
        assert.deepEqual(codes(encoded(text.slice(0, length))), []);
      }),
    );
  });

  it('whatever bytes of it are changed', () => {
    const change = fc.tuple(fc.nat(text.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const bytes = encoded(text);
        for (const [at, value] of changes) bytes[at] = value;
        isRead(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('whatever stands in a cell', () => {
    const words = fc.constantFrom(
      ...[
        'const ',
        'function ',
        'ntXent',
        '(',
        ')',
        '{',
        '}',
        '=',
        '=>',
        ';',
        '\n',
        'let ',
        'class ',
      ],
      ...[
        'import ',
        ' from ',
        "'../lib'",
        'export ',
        'default ',
        '`',
        '${',
        '"',
        '/*',
        '*/',
        '[',
        ']',
      ],
      ...['a', 'b', ',', ':', 'await ', 'type ', '<', '>', '.', '1', '\u2028', '#', '@', 'require'],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (all) => {
        isRead(returned(all.join(''), CODE).bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('however deep brackets, sums and types are nested', () => {
    for (const deep of [
      `${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
      `1${' + 1'.repeat(30_000)}`,
      '['.repeat(20_000),
      `a${'.b()'.repeat(20_000)}`,
      `(() => { ${'if (a) {'.repeat(3000)} ${'}'.repeat(3000)} })`,
    ]) {
      const { slices, remarks } = read([returned(`const deep = ${deep};`, CODE)]);
      assert.equal(remarks[0]?.name, 'syntax-error');
      assert.deepEqual(
        slices.map(({ remarks: own }) => own),
        [[]],
      );
    }
  });
});
