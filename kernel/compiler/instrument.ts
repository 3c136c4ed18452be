import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/** Part of the key under which compiled modules are kept: changes with what is put into them. */
export const INSTRUMENT_TAG = 'brakes 1';

/**
 * Puts the brakes of run/stop.ts into code, so that Stop ends a cell by an ordinary exception:
 * a check at the head of each loop and function, a guard around each awaited value.
 */
export function instrument(typescript: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const body = bodyOf(typescript, node);
      const visitChild = (child: ts.Node): ts.Node =>
        child === body ? checked(typescript, visit(child)) : visit(child);
      return guarded(typescript, typescript.visitEachChild(node, visitChild, context));
    };
    return (file) => typescript.visitEachChild(file, visit, context);
  };
}

/** What runs at each call or at each turn: the body of a function or of a loop. */
function bodyOf(typescript: TypeScript, node: ts.Node): ts.Node | undefined {
  if (typescript.isIterationStatement(node, false)) return node.statement;
  return typescript.isFunctionLike(node) && 'body' in node ? node.body : undefined;
}

const call = (typescript: TypeScript, name: string, ...values: ts.Expression[]): ts.Expression => {
  const { factory } = typescript;
  return factory.createCallExpression(factory.createIdentifier(name), undefined, values);
};

function checked(typescript: TypeScript, body: ts.Node): ts.Node {
  const { factory } = typescript;
  const check = call(typescript, '__check');
  const statement = factory.createExpressionStatement(check);
  if (typescript.isBlock(body)) {
    const isDirective = (each: ts.Statement): boolean =>
      typescript.isExpressionStatement(each) && typescript.isStringLiteral(each.expression);
    const { statements } = body;
    const first = statements.findIndex((each) => !isDirective(each));
    const split = first < 0 ? statements.length : first;
    const all = [...statements.slice(0, split), statement, ...statements.slice(split)];
    return factory.updateBlock(body, all);
  }
  if (typescript.isStatement(body)) return factory.createBlock([statement, body]);
  // An arrow function without braces.
  return factory.createParenthesizedExpression(factory.createComma(check, body as ts.Expression));
}

function guarded(typescript: TypeScript, node: ts.Node): ts.Node {
  const { factory } = typescript;
  if (typescript.isAwaitExpression(node)) {
    return factory.updateAwaitExpression(node, call(typescript, '__guard', node.expression));
  }
  if (!typescript.isForOfStatement(node) || !node.awaitModifier) return node;
  const { awaitModifier, initializer, expression, statement } = node;
  const items = call(typescript, '__each', expression);
  return factory.updateForOfStatement(node, awaitModifier, initializer, items, statement);
}
