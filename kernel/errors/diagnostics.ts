import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../project';
import { advised } from './advice';
import { caret } from './excerpt';
import type { Failure } from './traceback';

// tslab puts one line before each cell.
const PREFIX_LINES = 1;

/** What the compiler says against a cell or against the library, with places in what was written. */
export function failureOfDiagnostics(
  typescript: TypeScript,
  root: string,
  diagnostics: readonly ts.Diagnostic[],
): Failure {
  const described = diagnostics
    .filter(({ file }) => file)
    .map((diagnostic) => describe(typescript, root, diagnostic));
  return {
    ename: 'TypeScriptError',
    evalue: described[0]?.title ?? 'The cell does not compile.',
    traceback: described.flatMap(({ title, lines }) => [`TypeScriptError: ${title}`, ...lines]),
  };
}

function describe(
  typescript: TypeScript,
  root: string,
  { file, start, messageText }: ts.Diagnostic,
): { title: string; lines: string[] } {
  const message = advised(typescript.flattenDiagnosticMessageText(messageText, '\n'));
  if (!file || start === undefined) return { title: message, lines: [] };
  const inCell = path.basename(file.fileName) === '__tslab__.ts';
  const found = typescript.getLineAndCharacterOfPosition(file, start);
  const line = found.line + 1;
  const column = found.character + 1;
  const lines = caret(file.text, { line, column });
  if (!inCell) {
    return { title: `${path.relative(root, file.fileName)}:${line}:${column} ${message}`, lines };
  }
  const code = file.text.split('\n').slice(PREFIX_LINES).join('\n');
  const own = { line: line - PREFIX_LINES, column };
  return { title: `line ${own.line}, column ${own.column}: ${message}`, lines: caret(code, own) };
}
