import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/** Whether the cell awaits outside every function, be it `await (x)` or `for await`. */
export function hasTopLevelAwait(typescript: TypeScript, source: ts.SourceFile): boolean {
  const awaits = (node: ts.Node): boolean => {
    if (typescript.isFunctionLike(node)) return false;
    if (typescript.isAwaitExpression(node)) return true;
    if (typescript.isForOfStatement(node) && node.awaitModifier) return true;
    return typescript.forEachChild(node, awaits) ?? false;
  };
  return awaits(source);
}
