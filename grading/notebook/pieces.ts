import ts from '@tslab/typescript-for-tslab';
import { guardedNames, targetsOf } from './effects';
import type { CellTree } from './tree';

/** The smallest part of a notebook that a slice takes or leaves. */
export interface Piece {
  readonly cell: CellTree;
  /** The part of the syntax tree; what surrounds it is not taken. */
  readonly node: PieceNode;
  /** The names that it declares. */
  readonly names: readonly ts.Identifier[];
  /** Names whose value it changes, where it declares none: it is needed where they are. */
  readonly targets: readonly ts.Identifier[];
}

type PieceNode = ts.Statement | ts.VariableDeclaration | ImportedName;
/** One name that an import brings in. */
type ImportedName = ts.ImportClause | ts.NamespaceImport | ts.ImportSpecifier;

/** Whether a piece brings a name in from a module. */
export const isImport = ({ node }: Piece): boolean =>
  isImportedName(node) || ts.isImportEqualsDeclaration(node);

export const isImportedName = (node: ts.Node): node is ImportedName =>
  ts.isImportClause(node) || ts.isNamespaceImport(node) || ts.isImportSpecifier(node);

/** The statement that a name is imported by. */
export function importOf(node: ts.Node): ts.ImportDeclaration {
  return ts.isImportDeclaration(node) ? node : importOf(node.parent);
}

/** Whether a module is TensorFlow: to it, a default import is the module as a whole. */
export const isTensorFlow = (specifier: ts.Expression): boolean =>
  ts.isStringLiteral(specifier) && specifier.text === '@tensorflow/tfjs';

/** The pieces of a cell in their order: declarations, and what changes declared names. */
export const piecesOf = (cell: CellTree): Piece[] =>
  cell.file.statements.flatMap((statement) => statementPieces(cell, statement));

function statementPieces(cell: CellTree, statement: ts.Statement): Piece[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({
      ...{ cell, node, targets: [] },
      names: boundNames(node.name),
    }));
  }
  if (ts.isImportDeclaration(statement)) {
    return importedNames(statement.importClause).flatMap((node) =>
      node.name ? [{ cell, node, names: [node.name], targets: [] }] : [],
    );
  }
  if (isDeclaration(statement)) {
    const { name } = statement;
    const names = name && ts.isIdentifier(name) ? [name] : [];
    return [{ cell, node: statement, names, targets: [] }];
  }
  const targets = [...targetsOf(statement), ...guardedNames(statement)];
  return targets.length > 0 ? [{ cell, node: statement, names: [], targets }] : [];
}

/** The names that a declaration binds, those inside `{ a, b: [c] }` included. */
export const boundNames = (name: ts.BindingName): ts.Identifier[] =>
  ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : boundNames(each.name)));

function importedNames(clause: ts.ImportClause | undefined): ImportedName[] {
  const bindings = clause?.namedBindings;
  const named = bindings && (ts.isNamespaceImport(bindings) ? [bindings] : bindings.elements);
  return [...(clause?.name ? [clause] : []), ...(named ?? [])];
}

type NamedDeclaration =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ImportEqualsDeclaration;

/** Whether a node declares one name, and does nothing at once. */
export const isDeclaration = (node: ts.Node): node is NamedDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isImportEqualsDeclaration(node);
