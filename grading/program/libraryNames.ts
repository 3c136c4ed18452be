import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { resolved } from './modules';

/** The file that declares each value which a module exports; types have none. */
export function libraryNames(root: string, place: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(root, place), 'utf8');
  const { statements } = ts.createSourceFile(place, text, ts.ScriptTarget.Latest);
  return new Map(
    statements.flatMap((statement) =>
      ts.isExportDeclaration(statement)
        ? passedOn(root, place, statement)
        : declared(statement).map((name): [string, string] => [name, place]),
    ),
  );
}

function passedOn(
  root: string,
  place: string,
  { exportClause, isTypeOnly, moduleSpecifier }: ts.ExportDeclaration,
): [string, string][] {
  if (isTypeOnly || !moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
  const known = libraryNames(root, resolved(root, place, moduleSpecifier.text));
  if (!exportClause || !ts.isNamedExports(exportClause)) return [...known];
  return exportClause.elements.flatMap(({ isTypeOnly: isType, name: { text } }) => {
    const file = known.get(text);
    return isType || file === undefined ? [] : [[text, file] as [string, string]];
  });
}

/** The names of values that a statement declares and exports. */
function declared(statement: ts.Statement): string[] {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  return namesOf(statement);
}

/** The names of the values that a statement declares. */
export function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : [],
  );
}
