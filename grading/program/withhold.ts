import ts from 'typescript';
import { namesOf } from './libraryNames';

/** What a withheld function throws, after its name. */
export const WITHHELD =
  'is what this exercise asks for: the library’s is not there when it is graded.';

/**
 * The source of a module in which some functions only throw, and whatever only they used is gone.
 *
 * @param names - Names of functions that it exports.
 */
export function withheld(source: string, names: readonly string[]): string {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
  const kept = file.statements.map((statement) => {
    const [name = ''] = namesOf(statement);
    return names.includes(name) ? thrower(name) : statement.getText(file);
  });
  return withoutUnused(kept.join('\n'));
}

const thrower = (name: string): string =>
  `export function ${name}(): never { throw new Error(${JSON.stringify(`${name} ${WITHHELD}`)}); }`;

/** Drops declarations that nothing mentions any more, again and again. */
function withoutUnused(source: string): string {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
  const counts = mentions(file);
  const kept = file.statements.filter((statement) => {
    const names = namesOf(statement);
    const isExported =
      ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).length > 0;
    return names.length === 0 || isExported || names.some((name) => (counts.get(name) ?? 0) > 1);
  });
  if (kept.length === file.statements.length) return source;
  return withoutUnused(kept.map((statement) => statement.getText(file)).join('\n'));
}

/** How often each identifier stands in a file, the names of properties left out. */
function mentions(file: ts.SourceFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isProperty(node))
      counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return counts;
}

const isProperty = (node: ts.Identifier): boolean => {
  const { parent } = node;
  const isNamed =
    ts.isPropertySignature(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyAccessExpression(parent);
  return isNamed && parent.name === node;
};
