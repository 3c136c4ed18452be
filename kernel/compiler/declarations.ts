import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/**
 * What later cells may use after a cell that ended half-way.
 *
 * @param before - The declarations before the cell.
 * @param after - The declarations as they would be had it run to its end.
 * @param lost - The names that it did not get to.
 * @returns `after`, with `before`'s declarations of the lost names in the place of its own.
 */
export function halfWay(
  typescript: TypeScript,
  before: string,
  after: string,
  lost: ReadonlySet<string>,
): string {
  const reached = picked(typescript, after, (name) => name === undefined || !lost.has(name));
  const restored = picked(typescript, before, (name) => name !== undefined && lost.has(name));
  return reached + restored;
}

/** The declarations whose name is wanted; types, which have no value to lose, are named undefined. */
function picked(
  typescript: TypeScript,
  declarations: string,
  isWanted: (name: string | undefined) => boolean,
): string {
  const { factory } = typescript;
  const named = (node: ts.Node | undefined): boolean =>
    node !== undefined && typescript.isIdentifier(node) && isWanted(node.text);

  const variables = (statement: ts.VariableStatement): ts.Statement | undefined => {
    const { declarations: all, flags } = statement.declarationList;
    const kept = all.filter(({ name }) => named(name));
    const list = factory.createVariableDeclarationList(kept, flags);
    return kept.length > 0 ? factory.createVariableStatement(statement.modifiers, list) : undefined;
  };
  const imports = (statement: ts.ImportDeclaration): ts.Statement | undefined => {
    const { name, namedBindings, isTypeOnly } = statement.importClause ?? {};
    const bindings = namedBindings && importedNames(namedBindings);
    if (!named(name) && !bindings) return undefined;
    const clause = factory.createImportClause(
      isTypeOnly ?? false,
      named(name) ? name : undefined,
      bindings,
    );
    return factory.createImportDeclaration(undefined, clause, statement.moduleSpecifier);
  };
  const importedNames = (bindings: ts.NamedImportBindings): ts.NamedImportBindings | undefined => {
    if (typescript.isNamespaceImport(bindings)) return named(bindings.name) ? bindings : undefined;
    const kept = bindings.elements.filter(({ name }) => named(name));
    return kept.length > 0 ? factory.createNamedImports(kept) : undefined;
  };
  const statement = (node: ts.Statement): ts.Statement | undefined => {
    if (typescript.isVariableStatement(node)) return variables(node);
    if (typescript.isImportDeclaration(node)) return imports(node);
    const isValue =
      typescript.isFunctionDeclaration(node) ||
      typescript.isClassDeclaration(node) ||
      typescript.isEnumDeclaration(node) ||
      typescript.isModuleDeclaration(node);
    return (isValue ? named(node.name) : isWanted(undefined)) ? node : undefined;
  };
  const file = typescript.createSourceFile(
    'declarations.d.ts',
    declarations,
    typescript.ScriptTarget.Latest,
  );
  const kept = file.statements.flatMap((each) => statement(each) ?? []);
  return typescript.createPrinter().printFile(factory.updateSourceFile(file, kept));
}
