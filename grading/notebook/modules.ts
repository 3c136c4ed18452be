import ts from '@tslab/typescript-for-tslab';
import type { Remark } from '../marks';
import { importOf, isImportedName, type Piece } from './pieces';

/** What an exercise may take from elsewhere, as its cells write it. */
const ALLOWED = ['@tensorflow/tfjs', '../lib', '../checks'];
const DOOR = /^(\.\.\/(?:lib|checks))(?:\/|\/index(?:\.[jt]s)?)?$/;

/** A module's name as it is written at its best: `../lib` for `../lib/index.ts`. */
export const plainModule = (name: string): string => DOOR.exec(name)?.[1] ?? name;

/** A module that an exercise may not have. */
export function importRemark(name: string): Omit<Remark, 'cell' | 'line'> | undefined {
  if (ALLOWED.includes(plainModule(name))) return undefined;
  const advice = name.includes('lib')
    ? "the library is imported as '../lib'."
    : 'what an exercise needs has to stand in the notebook.';
  const says = `The exercise imports '${name.slice(0, 80)}'. Only '@tensorflow/tfjs' and '../lib' are there when it is graded: ${advice}`;
  return { name: 'import', says };
}

/** A name that is taken from the library, and where. */
export interface LibraryUse {
  /** `*` where the library is handed on as a whole. */
  readonly name: string;
  readonly at: ts.Node;
  readonly cell: number;
}

const isLibrary = (specifier: ts.Node | undefined): boolean =>
  specifier !== undefined &&
  ts.isStringLiteralLike(specifier) &&
  plainModule(specifier.text) === '../lib';

/** What pieces take from the library as values; types are free. */
export function libraryUses(pieces: readonly Piece[]): LibraryUse[] {
  const wholes = new Set(pieces.flatMap(wholeLibrary));
  return pieces.flatMap((piece) => {
    const found: LibraryUse[] = [];
    const { number: cell } = piece.cell;
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || isImportedName(node)) return;
      if (isWhole(node, wholes)) {
        found.push(...takenFrom(node).map((name) => ({ name, at: node, cell })));
      }
      ts.forEachChild(node, visit);
    };
    const imported = importedFromLibrary(piece.node);
    if (imported) found.push({ name: imported.text, at: piece.node, cell });
    visit(piece.node);
    return found;
  });
}

/** The variables that a piece makes stand for the whole library. */
export function wholeLibrary({ node, names }: Piece): string[] {
  const isNamespace =
    ((ts.isNamespaceImport(node) || ts.isImportClause(node)) &&
      isLibrary(importOf(node).moduleSpecifier)) ||
    (ts.isImportEqualsDeclaration(node) &&
      ts.isExternalModuleReference(node.moduleReference) &&
      isLibrary(node.moduleReference.expression));
  const isRequired =
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    requiresLibrary(node.initializer);
  return isNamespace || isRequired ? names.map(({ text }) => text) : [];
}

function importedFromLibrary(node: ts.Node): ts.Identifier | undefined {
  if (!ts.isImportSpecifier(node) || node.isTypeOnly) return undefined;
  return isLibrary(importOf(node).moduleSpecifier) ? (node.propertyName ?? node.name) : undefined;
}

const requiresLibrary = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  ts.isCallExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'require' &&
  isLibrary(node.arguments[0]);

/** `lib` where it is looked up, or `require('../lib')` itself. */
const isWhole = (node: ts.Node, wholes: ReadonlySet<string>): boolean =>
  requiresLibrary(node) ||
  (ts.isIdentifier(node) &&
    wholes.has(node.text) &&
    !ts.isQualifiedName(node.parent) &&
    !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
    !(ts.isVariableDeclaration(node.parent) && node.parent.name === node));

/** The names for which the library is asked: `lib.a`, `lib['a']`, `const { a } = lib`. */
function takenFrom(node: ts.Node): string[] {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text];
  if (ts.isElementAccessExpression(parent) && parent.expression === node) {
    const { argumentExpression: key } = parent;
    return [ts.isStringLiteralLike(key) ? key.text : '*'];
  }
  if (!ts.isVariableDeclaration(parent)) return ['*'];
  if (!ts.isObjectBindingPattern(parent.name)) return requiresLibrary(node) ? [] : ['*'];
  return parent.name.elements.map(({ propertyName, name, dotDotDotToken }) => {
    const key = propertyName ?? name;
    return ts.isIdentifier(key) && !dotDotDotToken ? key.text : '*';
  });
}
