import ts from '@tslab/typescript-for-tslab';
import { isDeclaration, type Piece } from './pieces';
import type { NotebookTree } from './tree';

/** A name in a piece that means something at the top of a cell, be it this cell or another one. */
export interface Reference {
  readonly name: ts.Identifier;
  /** Its own cell declares it. */
  readonly isOwn: boolean;
  /** It is looked up when a function is called, not when the cell runs. */
  readonly isDeferred: boolean;
}

/** What a piece refers to, its own names included. */
export function referencesOf(
  piece: Piece,
  symbolOf: NotebookTree['symbolOf'],
  own: ReadonlySet<ts.Symbol>,
): Reference[] {
  const found: Reference[] = [];
  const later = deferredPart(piece.node);
  const visit = (node: ts.Node, isDeferred: boolean): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) {
      const symbol = symbolOf(node);
      if (!symbol) found.push({ name: node, isOwn: false, isDeferred });
      else if (own.has(symbol)) found.push({ name: node, isOwn: true, isDeferred });
    }
    ts.forEachChild(node, (child) => {
      visit(child, isDeferred || child === later);
    });
  };
  if (ts.isImportClause(piece.node)) visit(piece.names[0] ?? piece.node, false);
  else visit(piece.node, piece.node === later);
  return found;
}

/** What runs later than its cell: a function. What a call is given runs, as far as one knows, at once. */
function deferredPart(node: ts.Node): ts.Node | undefined {
  if (!ts.isVariableDeclaration(node)) return isDeclaration(node) ? node : undefined;
  const value = node.initializer && bare(node.initializer);
  return value && ts.isFunctionLike(value) ? node.initializer : undefined;
}

/** An expression without its brackets and assertions. */
export function bare(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node);
  return isWrapped ? bare(node.expression) : node;
}

/** Names that are looked up in an object or a module, not among the variables. */
function isPropertyName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  if (ts.isQualifiedName(parent)) return parent.right === name;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) {
    return parent.propertyName === name;
  }
  const isMember =
    ts.isPropertyAssignment(parent) ||
    ts.isClassElement(parent) ||
    ts.isTypeElement(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isAccessor(parent) ||
    ts.isEnumMember(parent) ||
    ts.isNamedTupleMember(parent);
  return (isMember && parent.name === name) || isNoVariable(parent);
}

/** Labels, `new.target`, and the parameter that `x is T` repeats. */
const isNoVariable = (parent: ts.Node): boolean =>
  ts.isLabeledStatement(parent) ||
  ts.isBreakOrContinueStatement(parent) ||
  ts.isMetaProperty(parent) ||
  ts.isTypePredicateNode(parent);
