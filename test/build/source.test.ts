import assert from 'node:assert/strict';
import { join } from 'node:path';
import { convert } from '../../scripts/build/jupytext';
import { readCells, type ConvertedNotebook } from '../../scripts/build/source';
import { learnerLines } from '../../scripts/build/solution';
import { validate } from '../../scripts/build/validate';
import { faultySources, goodSource, pointsOf } from './sources';

const root = join(__dirname, '../..');
describe('a notebook source', () => {
  let converted: ConvertedNotebook[];
  before(() => {
    converted = convert(root, [goodSource, ...faultySources.map(({ text }) => text)]);
  });

  it('gives its cells with roles, lines and places', () => {
    const cells = readCells('solutions/01-good.ts', goodSource, converted[0]!);
    assert.deepEqual(
      cells.map(({ type, role, line }) => [type, role.kind, line]),
      [
        ['markdown', 'plain', 10],
        ['code', 'exercise', 15],
        ['code', 'check', 22],
        ['markdown', 'answer', 25],
      ],
    );
    assert.equal(goodSource.split('\n')[22 - 1], cells[2]!.lines[0]);
  });

  it('shows learners a stub at the solution’s place, indented like it', () => {
    const cells = readCells('solutions/01-good.ts', goodSource, converted[0]!);
    validate(cells, pointsOf);
    assert.deepEqual(learnerLines(cells[1]!), [
      'function total(values: number[]): number {',
      "  throw new Error('TODO: total');",
      '}',
    ]);
    assert.deepEqual(learnerLines(cells[3]!), ['What is a sum?', '', '*Write your answer here.*']);
  });

  it('takes a written answer that is code, and leaves learners a stub that throws', () => {
    const role = { kind: 'answer', name: 'cure', points: 2 } as const;
    const lines = ['// BEGIN SOLUTION', 'const cured = true;', '// END SOLUTION'];
    const cell = { type: 'code', role, lines, metadata: {}, file: 'a.ts', line: 1 } as const;
    assert.deepEqual(learnerLines(cell), ["throw new Error('TODO: cure');"]);
    assert.doesNotThrow(() => {
      validate([cell], pointsOf);
    });
  });

  for (const [i, { title, text, message }] of faultySources.entries()) {
    it(`is refused, with file and line, ${title}`, () => {
      assert.throws(
        () => {
          validate(readCells('solutions/01-bad.ts', text, converted[i + 1]!), pointsOf);
        },
        { message },
      );
    });
  }
});
