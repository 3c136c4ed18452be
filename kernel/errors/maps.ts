import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

const INLINE = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;

/** Splits compiled code from the source map at its end. */
export function splitInlineMap(code: string): { code: string; map: SourceMapPayload | undefined } {
  const found = INLINE.exec(code);
  if (!found?.[1]) return { code, map: undefined };
  const map = JSON.parse(Buffer.from(found[1], 'base64').toString()) as SourceMapPayload;
  return { code: code.slice(0, found.index), map };
}

/** Finds the place in the source for a place in the compiled code. */
export type Locate = (compiled: Position) => Position | undefined;

/** Looks a place up in a source map. */
export function locator(payload: SourceMapPayload): Locate {
  let map: SourceMap | undefined;
  return ({ line, column }) => {
    map ??= new SourceMap(payload);
    const entry = map.findEntry(line - 1, column - 1);
    if (!('originalLine' in entry)) return undefined;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}

/** First `a`, then `b` on what `a` found. */
export const chained =
  (a: Locate, b: Locate): Locate =>
  (compiled) => {
    const between = a(compiled);
    return between && b(between);
  };

/** Shifts every place that `locate` finds up by `lines`. */
export const shifted =
  (locate: Locate, lines: number): Locate =>
  (compiled) => {
    const found = locate(compiled);
    return found && { ...found, line: found.line - lines };
  };
