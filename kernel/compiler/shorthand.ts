import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

const EARLIER_CELLS = /[\\/]__prev__\.d\.ts$/;

/**
 * Writes `{ batches: exports.batches }` for `{ batches }` where the name comes from an earlier cell.
 * tslab reads names of earlier cells from `exports`, but overlooks them in this place.
 */
export function spelledOut(
  typescript: TypeScript,
  checker: ts.TypeChecker,
): ts.TransformerFactory<ts.SourceFile> {
  const { factory } = typescript;
  const isEarlier = (node: ts.ShorthandPropertyAssignment): boolean =>
    checker
      .getShorthandAssignmentValueSymbol(node)
      ?.declarations?.some((each) => EARLIER_CELLS.test(each.getSourceFile().fileName)) ?? false;

  const spell = (node: ts.ShorthandPropertyAssignment): ts.PropertyAssignment => {
    const { name, objectAssignmentInitializer: standby } = node;
    const value = factory.createPropertyAccessExpression(
      factory.createIdentifier('exports'),
      name.text,
    );
    return factory.createPropertyAssignment(
      name.text,
      standby ? factory.createAssignment(value, standby) : value,
    );
  };
  return (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = typescript.visitEachChild(node, visit, context);
      const isMeant = typescript.isShorthandPropertyAssignment(node) && isEarlier(node);
      return isMeant ? spell(visited as ts.ShorthandPropertyAssignment) : visited;
    };
    return (file) => typescript.visitEachChild(file, visit, context);
  };
}
