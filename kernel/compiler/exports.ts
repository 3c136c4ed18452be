import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/**
 * The cell without `export`: every top-level name of a cell is seen by the cells after it anyway.
 * Spaces take its place, so that positions stay what they were; `export … from` becomes an import.
 *
 * @throws SyntaxError at an export that means something else.
 */
export function withoutExports(typescript: TypeScript, source: ts.SourceFile): string {
  const { SyntaxKind } = typescript;
  let text = source.text;
  const put = (node: ts.Node, replacement = ''): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    text = text.slice(0, start) + replacement.padEnd(end - start) + text.slice(end);
  };
  const isExport = ({ kind }: ts.Modifier): boolean =>
    kind === SyntaxKind.ExportKeyword || kind === SyntaxKind.DefaultKeyword;
  const declaration = (statement: ts.ExportDeclaration): void => {
    const { exportClause, moduleSpecifier } = statement;
    if (!exportClause) {
      throw new SyntaxError('A cell cannot export all of a module: import the names it needs.');
    }
    const named = typescript.isNamedExports(exportClause) ? exportClause.elements : [];
    const first = statement.getFirstToken(source);
    if (moduleSpecifier && first) put(first, 'import');
    else if (named.some(({ propertyName }) => propertyName)) {
      throw new SyntaxError(
        'A cell cannot export under another name: declare a const of that name.',
      );
    } else put(statement);
  };
  for (const statement of source.statements) {
    if (typescript.isExportDeclaration(statement)) declaration(statement);
    else if (typescript.isExportAssignment(statement)) {
      const words = statement.getChildren(source).filter((child) => child !== statement.expression);
      words.slice(0, 2).forEach((word) => {
        put(word);
      });
    } else if (typescript.canHaveModifiers(statement)) {
      for (const modifier of typescript.getModifiers(statement) ?? []) {
        if (isExport(modifier)) put(modifier);
      }
    }
  }
  return text;
}
