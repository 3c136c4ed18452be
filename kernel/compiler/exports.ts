import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';

/**
 * The cell with spaces in the place of `export` and `export default` before declarations and values:
 * every top-level name of a cell is seen by the cells after it, and positions stay what they were.
 */
export function withoutExports(typescript: TypeScript, source: ts.SourceFile): string {
  let text = source.text;
  const blank = (node: ts.Node): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  };
  for (const statement of source.statements) {
    if (typescript.isExportAssignment(statement)) {
      statement.getChildren(source).slice(0, 2).forEach(blank);
    } else if (typescript.canHaveModifiers(statement)) {
      typescript.getModifiers(statement)?.filter(isExport(typescript)).forEach(blank);
    }
  }
  return text;
}

const isExport =
  ({ SyntaxKind }: TypeScript) =>
  ({ kind }: ts.Modifier): boolean =>
    kind === SyntaxKind.ExportKeyword || kind === SyntaxKind.DefaultKeyword;
