import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/** Whether the declaration of a name is wanted; types, which have no value to lose, go by undefined. */
type Wanted = (name: string | undefined) => boolean;

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

function picked(typescript: TypeScript, declarations: string, wanted: Wanted): string {
  const { Latest } = typescript.ScriptTarget;
  const file = typescript.createSourceFile('declarations.d.ts', declarations, Latest);
  const kept = file.statements.flatMap((each) => pick(typescript, each, wanted) ?? []);
  const { factory } = typescript;
  return typescript.createPrinter().printFile(factory.updateSourceFile(file, kept));
}

/** The part of a declaration whose names are wanted. */
function pick(
  typescript: TypeScript,
  node: ts.Statement,
  wanted: Wanted,
): ts.Statement | undefined {
  const { factory } = typescript;
  if (typescript.isVariableStatement(node)) {
    const { declarations, flags } = node.declarationList;
    const kept = declarations.filter(({ name }) => isWanted(typescript, name, wanted));
    const list = factory.createVariableDeclarationList(kept, flags);
    return kept.length > 0 ? factory.createVariableStatement(node.modifiers, list) : undefined;
  }
  if (typescript.isImportDeclaration(node)) return pickImport(typescript, node, wanted);
  const isValue =
    typescript.isFunctionDeclaration(node) ||
    typescript.isClassDeclaration(node) ||
    typescript.isEnumDeclaration(node);
  return (isValue ? isWanted(typescript, node.name, wanted) : wanted(undefined)) ? node : undefined;
}

function pickImport(
  typescript: TypeScript,
  node: ts.ImportDeclaration,
  wanted: Wanted,
): ts.Statement | undefined {
  const { factory } = typescript;
  const { name, namedBindings, isTypeOnly = false } = node.importClause ?? {};
  const whole = isWanted(typescript, name, wanted) ? name : undefined;
  const bindings = namedBindings && pickBindings(typescript, namedBindings, wanted);
  if (!whole && !bindings) return undefined;
  const clause = factory.createImportClause(isTypeOnly, whole, bindings);
  return factory.createImportDeclaration(undefined, clause, node.moduleSpecifier);
}

function pickBindings(
  typescript: TypeScript,
  bindings: ts.NamedImportBindings,
  wanted: Wanted,
): ts.NamedImportBindings | undefined {
  if (typescript.isNamespaceImport(bindings)) {
    return isWanted(typescript, bindings.name, wanted) ? bindings : undefined;
  }
  const kept = bindings.elements.filter(({ name }) => isWanted(typescript, name, wanted));
  return kept.length > 0 ? typescript.factory.createNamedImports(kept) : undefined;
}

const isWanted = (typescript: TypeScript, name: ts.Node | undefined, wanted: Wanted): boolean =>
  name !== undefined && typescript.isIdentifier(name) && wanted(name.text);
