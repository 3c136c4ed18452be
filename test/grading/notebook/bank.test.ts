import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { BANKS } from '../../checks/bank';
import { IMPORTS, read, returned, root, run } from './returned';

const folder = path.join(root, 'test', 'checks', 'bank');

const parse = (exercise: string, file: string): ts.SourceFile => {
  const text = readFileSync(path.join(folder, exercise, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
};

/** A file of the bank as a cell: imports of its own folder left out, the library found from there. */
const asCell = (file: ts.SourceFile, without: (statement: ts.Statement) => boolean): string =>
  file.statements
    .filter((statement) => !without(statement))
    .map((statement) => statement.getText().replaceAll("'../../../../lib'", "'../lib'"))
    .join('\n');

const isLocal = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) && statement.moduleSpecifier.getText().startsWith("'./");

/** The right answers of a bank as text, by their titles. */
function rightAnswers(file: ts.SourceFile): (readonly [title: string, code: string])[] {
  const answers = file.statements.filter(isRight).flatMap((statement) => {
    const [right] = (statement as ts.VariableStatement).declarationList.declarations;
    const all = right?.initializer;
    return all && ts.isObjectLiteralExpression(all) ? [...all.properties] : [];
  });
  return answers.map((each) => {
    assert.ok(ts.isPropertyAssignment(each) && ts.isStringLiteral(each.name), each.getText());
    return [each.name.text, each.initializer.getText()];
  });
}

const isRight = (statement: ts.Statement): boolean =>
  ts.isVariableStatement(statement) &&
  statement.declarationList.declarations[0]?.name.getText() === 'right';

describe('the right answers of the bank, as cells of a notebook', () => {
  for (const [{ name }] of BANKS) {
    it(`${name}: have no error of type or syntax, and load`, async () => {
      const right = parse(name, 'right.ts');
      const kits = ['kit.ts'].filter((file) => existsSync(path.join(folder, name, file)));
      const cells = [
        IMPORTS,
        ...kits.map((file) => asCell(parse(name, file), isLocal)),
        asCell(right, (statement) => isLocal(statement) || isRight(statement)),
      ];
      const answers = rightAnswers(right);
      assert.ok(answers.length > 2);
      for (const [title, code] of answers) {
        const own = `const ${name}: F = ${code};`;
        const { slices, remarks } = read([returned(...cells, own)]);
        assert.deepEqual(remarks, []);
        const slice = slices.find(({ exercise }) => exercise === name);
        assert.ok(slice, title);
        const told = slice.remarks.filter(({ name: remark }) => remark !== 'calls-library');
        assert.deepEqual(told, [], title);
        assert.equal(typeof (await run(slice)), 'function', title);
      }
    });
  }
});
