import { createHash } from 'node:crypto';
import ts from '@tslab/typescript-for-tslab';
import { boundNames, type Piece } from './pieces';
import { bare } from './references';

/** What is left of a function without comments, layout, types and the names that its author chose. */
export interface Fingerprint {
  readonly hash: string;
  readonly words: readonly string[];
}

/** What the names mean that a function takes from around it. */
export interface Surroundings {
  /** Imported names, by the names that they have where they come from. */
  readonly imported: ReadonlyMap<string, string>;
  /** Names of the whole library: `lib.a` is `a`, as if it were imported by itself. */
  readonly wholes: ReadonlySet<string>;
  /** Other names that its author chose. */
  readonly chosen: ReadonlySet<string>;
}

/** Where words are written down. */
interface Scribe {
  readonly words: string[];
  readonly nameOf: (name: ts.Identifier) => string;
  readonly wholes: ReadonlySet<string>;
}

/** The fingerprint of what pieces declare: of a function, or of the value of a constant. */
export function fingerprint(pieces: readonly Piece[], around: Surroundings): Fingerprint {
  const words = pieces.flatMap(({ node, names }) => {
    const value = ts.isVariableDeclaration(node) && node.initializer ? node.initializer : node;
    const own = [...namesIn(value), ...names.map(({ text }) => text)];
    const scribe = scribeOf({ ...around, chosen: new Set([...own, ...around.chosen]) });
    write(value, scribe);
    return scribe.words;
  });
  const hash = createHash('sha256').update(words.join(' ')).digest('hex');
  return { hash, words };
}

/** The names that are bound somewhere inside. */
function namesIn(root: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) {
      found.push(...boundNames(node.name).map(({ text }) => text));
    } else if (ts.isFunctionLike(node) && node.name && ts.isIdentifier(node.name)) {
      found.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Numbers chosen names in the order in which they appear. */
function scribeOf({ imported, wholes, chosen }: Surroundings): Scribe {
  const numbers = new Map<string, number>();
  const nameOf = ({ text }: ts.Identifier): string => {
    if (!chosen.has(text)) return imported.get(text) ?? text;
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return `$${numbers.get(text) ?? 0}`;
  };
  return { words: [], nameOf, wholes };
}

function write(node: ts.Node, scribe: Scribe): void {
  if (isNoise(node)) return;
  const inner = ts.isExpression(node) ? bare(node) : node;
  if (inner !== node) write(inner, scribe);
  else if (ts.isFunctionLike(node)) writeFunction(node, scribe);
  else if (ts.isPropertyAccessExpression(node)) writeAccess(node, scribe);
  else if (ts.isBindingElement(node)) writeBinding(node, scribe);
  else if (ts.isPropertyAssignment(node)) writeProperty(node.name, node.initializer, scribe);
  else if (ts.isShorthandPropertyAssignment(node)) writeProperty(node.name, node.name, scribe);
  else if (!writeWord(node, scribe)) {
    const { operator = '' } = node as Partial<ts.PrefixUnaryExpression>;
    scribe.words.push(ts.isVariableDeclarationList(node) ? 'let' : `${node.kind}${operator}`);
    ts.forEachChild(node, (child) => {
      write(child, scribe);
    });
  }
}

function writeWord(node: ts.Node, { words, nameOf }: Scribe): boolean {
  if (ts.isIdentifier(node)) words.push(nameOf(node));
  else if (ts.isNumericLiteral(node)) words.push(String(Number(node.text)));
  else if (ts.isStringLiteralLike(node)) words.push(JSON.stringify(node.text));
  else return false;
  return true;
}

/** `x => y`, `x => { return y; }` and `function (x) { return y; }` are one. */
function writeFunction(node: ts.SignatureDeclaration, scribe: Scribe): void {
  const body = 'body' in node ? node.body : undefined;
  if (!body) return;
  scribe.words.push('function');
  for (const parameter of node.parameters) write(parameter, scribe);
  if (ts.isBlock(body)) {
    for (const statement of body.statements) write(statement, scribe);
  } else {
    scribe.words.push(String(ts.SyntaxKind.ReturnStatement));
    write(body, scribe);
  }
  scribe.words.push('end');
}

function writeAccess({ expression, name }: ts.PropertyAccessExpression, scribe: Scribe): void {
  const isWhole = ts.isIdentifier(expression) && scribe.wholes.has(expression.text);
  if (!isWhole) write(expression, scribe);
  scribe.words.push(isWhole ? name.text : `.${name.text}`);
}

function writeBinding(node: ts.BindingElement, scribe: Scribe): void {
  const key = node.propertyName ?? node.name;
  if (node.dotDotDotToken) scribe.words.push('...');
  else if (ts.isIdentifier(key) && ts.isObjectBindingPattern(node.parent)) {
    scribe.words.push(`:${key.text}`);
  }
  write(node.name, scribe);
  if (node.initializer) write(node.initializer, scribe);
}

/** `{ a }` and `{ a: a }` are one. */
function writeProperty(name: ts.PropertyName, value: ts.Node, scribe: Scribe): void {
  if (ts.isComputedPropertyName(name)) write(name.expression, scribe);
  else scribe.words.push(`:${name.text}`);
  write(value, scribe);
}

/** Types, modifiers but `async`, and guards such as `assertMatrix(…)`. */
function isNoise(node: ts.Node): boolean {
  if (ts.isModifier(node)) return node.kind !== ts.SyntaxKind.AsyncKeyword;
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    const { expression: called } = node.expression;
    return ts.isIdentifier(called) && called.text.startsWith('assert');
  }
  return ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node);
}
