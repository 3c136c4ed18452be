import ts from '@tslab/typescript-for-tslab';

/** Methods that change a list, a map or a set; `add` aside, no tensor has one of that name. */
const CHANGING = new Set(
  ['push', 'unshift', 'pop', 'shift', 'splice', 'fill', 'sort', 'reverse'].concat(
    ...['set', 'add', 'delete', 'clear', 'assign'],
  ),
);

/**
 * The names at whose value a statement works: `a = 1`, `a.b += 1`, `a[0]++`, `[a, b] = …`,
 * `a.push(1)`, also inside its blocks and loops, but not inside functions: these have not run.
 */
export function targetsOf(statement: ts.Statement): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    found.push(...changedBy(node));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

function changedBy(node: ts.Node): ts.Identifier[] {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    return rootsOf(node.left);
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
    const isStep = node.operator === PlusPlusToken || node.operator === MinusMinusToken;
    return isStep ? rootsOf(node.operand) : [];
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: owner, name } = node.expression;
  if (!CHANGING.has(name.text)) return [];
  const isAssign = name.text === 'assign' && ts.isIdentifier(owner) && owner.text === 'Object';
  const [first] = node.arguments;
  return isAssign && first ? rootsOf(first) : rootsOf(owner);
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** The variables in which an assignment's left side ends: `a` of `a.b[0]`, `a` and `b` of `[a, b]`. */
function rootsOf(node: ts.Expression): ts.Identifier[] {
  if (ts.isIdentifier(node)) return [node];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(rootsOf);
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(rootsOfProperty);
  if (ts.isBinaryExpression(node)) return rootsOf(node.left); // a default
  const isStep =
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSpreadElement(node);
  return isStep ? rootsOf(node.expression) : [];
}

function rootsOfProperty(property: ts.ObjectLiteralElementLike): ts.Identifier[] {
  if (ts.isShorthandPropertyAssignment(property)) return [property.name];
  if (ts.isPropertyAssignment(property)) return rootsOf(property.initializer);
  return ts.isSpreadAssignment(property) ? rootsOf(property.expression) : [];
}

/**
 * The names that `if (…) throw …` looks at. Such a guard goes with them, for TypeScript takes what
 * it makes sure of into account in the code after it.
 */
export function guardedNames(statement: ts.Statement): ts.Identifier[] {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return [];
  const { thenStatement: then } = statement;
  const last = ts.isBlock(then) ? then.statements.at(-1) : then;
  if (!last || !ts.isThrowStatement(last)) return [];
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(statement.expression);
  return found;
}
