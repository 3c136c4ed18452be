import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/** Part of the key under which compiled modules are kept: changes with what is put into them. */
export const INSTRUMENT_TAG = 'brakes 1';

/**
 * Puts the brakes of run/stop.ts into code, so that Stop ends a cell by an ordinary exception:
 * a check at the head of each loop and function, a guard around each awaited value.
 */
export function instrument(typescript: TypeScript): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = typescript;
  const call = (name: string, ...values: ts.Expression[]): ts.Expression =>
    factory.createCallExpression(factory.createIdentifier(name), undefined, values);
  const check = (): ts.Statement => factory.createExpressionStatement(call('__check'));

  const isDirective = (node: ts.Statement): boolean =>
    typescript.isExpressionStatement(node) && typescript.isStringLiteral(node.expression);
  /** What runs at each call or at each turn: the body of a function or of a loop. */
  const bodyOf = (node: ts.Node): ts.Node | undefined => {
    if (typescript.isIterationStatement(node, false)) return node.statement;
    return typescript.isFunctionLike(node) && 'body' in node ? (node.body as ts.Node) : undefined;
  };
  const checked = (body: ts.Node): ts.Node => {
    if (typescript.isBlock(body)) {
      const { statements } = body;
      const split = statements.filter(isDirective).length;
      const all = [...statements.slice(0, split), check(), ...statements.slice(split)];
      return factory.updateBlock(body, all);
    }
    return typescript.isStatement(body)
      ? factory.createBlock([check(), body])
      : factory.createParenthesizedExpression(
          factory.createComma(call('__check'), body as ts.Expression),
        );
  };
  const guarded = (node: ts.Node): ts.Node => {
    if (typescript.isAwaitExpression(node)) {
      return factory.updateAwaitExpression(node, call('__guard', node.expression));
    }
    if (!typescript.isForOfStatement(node) || !node.awaitModifier) return node;
    const { awaitModifier, initializer, expression, statement } = node;
    const items = call('__each', expression);
    return factory.updateForOfStatement(node, awaitModifier, initializer, items, statement);
  };
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const body = bodyOf(node);
      const visitChild = (child: ts.Node): ts.Node =>
        child === body ? checked(visit(child)) : visit(child);
      return guarded(typescript.visitEachChild(node, visitChild, context));
    };
    return (file) => typescript.visitEachChild(file, visit, context);
  };
}
