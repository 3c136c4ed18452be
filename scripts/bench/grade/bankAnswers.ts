import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** An answer as a learner would have it in a notebook. */
export interface BankAnswer {
  readonly exercise: string;
  readonly title: string;
  readonly isRight: boolean;
  /** Cells of code; the last one declares the exercise. */
  readonly cells: readonly string[];
}

/**
 * The right and wrong answers of a bank as text, from the files that the checks are tested with.
 *
 * @param folder - The bank; it has a folder for each exercise.
 */
export function bankAnswers(folder: string, exercise: string): BankAnswer[] {
  const place = path.join(folder, exercise);
  const kits = ['kit.ts'].filter((name) => existsSync(path.join(place, name)));
  const kit = kits.map((name) => cell(parse(path.join(place, name)), () => false));
  const files = readdirSync(place).filter((name) => /^(right|wrong\w*)\.ts$/.test(name));
  return files.flatMap((name) => {
    const file = parse(path.join(place, name));
    // What builds on other answers does not stand alone.
    if (/from '\.\/(?!kit)/.test(file.text)) return [];
    const shared = [...kit, cell(file, isCollection)];
    const alone = entries(file).filter(([, answer]) => !answer.includes('right['));
    return alone.map(([title, answer]) => ({
      exercise,
      title,
      isRight: name === 'right.ts',
      cells: [...shared, `const ${exercise}: F = ${answer};`],
    }));
  });
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

/** A file as a cell: imports from its own folders left out, the library found from a notebook. */
const cell = (file: ts.SourceFile, without: (statement: ts.Statement) => boolean): string =>
  file.statements
    .filter((statement) => !isLocal(statement) && !without(statement))
    .map((statement) => statement.getText().replaceAll("'../../../../lib'", "'../lib'"))
    .join('\n');

const isLocal = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) &&
  /^'\.\.?\/(?!.*lib')/.test(statement.moduleSpecifier.getText());

/** `export const right = { … }`, `export const wrongFaults = { … }`. */
const isCollection = (statement: ts.Statement): statement is ts.VariableStatement =>
  ts.isVariableStatement(statement) &&
  /^(right|wrong)/.test(statement.declarationList.declarations[0]?.name.getText() ?? '');

/** Titles and code; of a wrong answer, what stands behind its name. */
const entries = (file: ts.SourceFile): (readonly [title: string, code: string])[] =>
  file.statements.filter(isCollection).flatMap(({ declarationList }) => {
    const all = declarationList.declarations[0]?.initializer;
    const found = all && ts.isObjectLiteralExpression(all) ? [...all.properties] : [];
    return found.flatMap((each) => {
      if (!ts.isPropertyAssignment(each)) return [];
      const { name, initializer } = each;
      const code = ts.isArrayLiteralExpression(initializer) ? initializer.elements[1] : initializer;
      return code ? [[name.getText().replace(/^'|'$/g, ''), code.getText()] as const] : [];
    });
  });
