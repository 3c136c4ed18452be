import type { Position } from './maps';

/** The lines of a cell around a place, with a caret under it. */
export type Excerpt = (cell: string, at: Position) => string[];

const RED = '\u001b[31m';
const PLAIN = '\u001b[0m';

/** One line of code with its number and a caret under `at`. */
export function caret(code: string, { line, column }: Position): string[] {
  const text = code.split('\n')[line - 1];
  if (text === undefined) return [];
  const gutter = String(line);
  // Tabs stay tabs, so that the caret lands under the same column.
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [`  ${gutter} | ${text}`, `  ${' '.repeat(gutter.length)} | ${indent}${RED}^${PLAIN}`];
}

/** The cells that ran, by the names they have in stacks. */
export function cellTexts(): { add: (cell: string, code: string) => void; excerpt: Excerpt } {
  const texts = new Map<string, string>();
  return {
    add: (cell, code) => texts.set(cell, code),
    excerpt: (cell, at) => caret(texts.get(cell) ?? '', at),
  };
}
