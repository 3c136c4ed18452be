import ts from '@tslab/typescript-for-tslab';
import type { Place } from '../slice';
import type { Version } from './outline';
import { importOf, isImportedName, isTensorFlow, type Piece } from './pieces';
import type { Reference } from './references';
import type { Selection } from './select';

/** A TypeScript module. */
export interface Program {
  readonly text: string;
  /** Where each line comes from; 0 and 0 for a line of no cell. */
  readonly places: readonly Place[];
}

/** Text to put in the place of a part of a cell, within one line. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NOWHERE: Place = { cell: 0, line: 0 };

/**
 * Selected pieces as one module that exports the exercise.
 *
 * Where two versions of a name are needed, all but one get the number of their cell behind it.
 */
export function assemble(
  { pieces, versionOf }: Selection,
  root: Version,
  references: (piece: Piece) => readonly Reference[],
): Program {
  const main = mainVersions(pieces, root);
  const parts = pieces.map((piece) => {
    const edits = references(piece).flatMap((reference) => {
      const version = versionOf(piece, reference);
      const isMain = !version || main.get(version.name) === version.cell;
      return isMain ? [] : [renamed(reference.name, `${version.name}$${version.cell}`)];
    });
    const [text, places] = [textOf(piece, edits), placesOf(piece)];
    // TypeScript skips the line below the comment.
    return isIgnored(piece)
      ? { text: `// @ts-ignore\n${text}`, places: [NOWHERE, ...places] }
      : { text, places };
  });
  return {
    text: [...parts.map(({ text }) => text), `export { ${root.name} };`].join('\n'),
    places: [...parts.flatMap(({ places }) => places), NOWHERE],
  };
}

/** The cell whose version of a name keeps the name: the last, the counting one of the exercise. */
function mainVersions(pieces: readonly Piece[], root: Version): Map<string, number> {
  const names = pieces.flatMap(({ names, cell }) => names.map(({ text }) => [text, cell] as const));
  const last = new Map(names.map(([name, { number }]) => [name, number]));
  return last.set(root.name, root.cell);
}

/** Whether its author has told TypeScript to pass over its first line. */
function isIgnored({ node, cell: { file } }: Piece): boolean {
  const comments = ts.getLeadingCommentRanges(file.text, statementOf(node).getFullStart()) ?? [];
  const [{ pos, end } = { pos: 0, end: 0 }] = comments.slice(-1);
  return /^\/[/*]+\s*@ts-(?:ignore|expect-error)\b/.test(file.text.slice(pos, end));
}

const statementOf = (node: ts.Node): ts.Node =>
  ts.isSourceFile(node.parent) ? node : statementOf(node.parent);

/** Another name for an identifier, where `{ a }` stands for `{ a: a }` spelled out. */
function renamed(name: ts.Identifier, text: string): Edit {
  const { parent } = name;
  const [start, end] = [name.getStart(), name.getEnd()];
  if (ts.isShorthandPropertyAssignment(parent)) {
    return { start, end, text: `${name.text}: ${text}` };
  }
  const isShortBinding =
    ts.isBindingElement(parent) &&
    ts.isObjectBindingPattern(parent.parent) &&
    !parent.propertyName &&
    !parent.dotDotDotToken &&
    parent.name === name;
  if (isShortBinding) return { start, end, text: `${name.text}: ${text}` };
  const isShortImport = ts.isImportSpecifier(parent) && !parent.propertyName;
  return { start, end, text: isShortImport ? `${name.text} as ${text}` : text };
}

/** A piece as a statement of its own, on as many lines as in its cell. */
function textOf({ node, cell }: Piece, edits: readonly Edit[]): string {
  const text = edited(cell.file, node, [...edits, ...withoutExport(node, cell.file)]);
  if (isImportedName(node)) return importText(node, text);
  if (!ts.isVariableDeclaration(node)) return needsEnd(node) ? `${text};` : text;
  const { flags } = node.parent;
  const word = flags & ts.NodeFlags.Const ? 'const' : flags & ts.NodeFlags.Let ? 'let' : 'var';
  return `${isAmbient(node) ? 'declare ' : ''}${word} ${text};`;
}

/** Whether it stands in a `declare const …`: a type without a value. */
const isAmbient = ({ parent: { parent } }: ts.VariableDeclaration): boolean =>
  ts.isVariableStatement(parent) &&
  (ts.getModifiers(parent) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);

/** What stands behind a statement without a semicolon could be read as its continuation. */
const needsEnd = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportEqualsDeclaration(node);

function edited(file: ts.SourceFile, node: ts.Node, edits: readonly Edit[]): string {
  const isPart = ts.isImportClause(node);
  const [from, to] = [
    node.getStart(file),
    isPart && node.name ? node.name.getEnd() : node.getEnd(),
  ];
  const inside = edits.filter(({ start, end }) => start >= from && end <= to);
  const sorted = inside.sort((a, b) => b.start - a.start);
  return sorted.reduce(
    (text, { start, end, text: by }) => text.slice(0, start - from) + by + text.slice(end - from),
    file.text.slice(from, to),
  );
}

/** `export` and `default` mean nothing in a cell. */
function withoutExport(node: ts.Node, file: ts.SourceFile): Edit[] {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
  const words = modifiers.filter(({ kind }) => kind === ExportKeyword || kind === DefaultKeyword);
  return words.map((word) => ({ start: word.getStart(file), end: word.getEnd(), text: '' }));
}

function importText(node: ts.Node, text: string): string {
  const { importClause, moduleSpecifier } = importOf(node);
  const type = importClause?.isTypeOnly ? 'type ' : '';
  const isAll = ts.isImportClause(node) && isTensorFlow(moduleSpecifier);
  const what = ts.isImportSpecifier(node) ? `{ ${text} }` : text;
  return `import ${type}${isAll ? `* as ${text}` : what} from ${moduleSpecifier.getText()};`;
}

function placesOf({ node, cell: { file, number } }: Piece): Place[] {
  const from = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  const to = isImportedName(node) ? from : file.getLineAndCharacterOfPosition(node.getEnd()).line;
  return Array.from({ length: to - from + 1 }, (_, i) => ({ cell: number, line: from + i + 1 }));
}
