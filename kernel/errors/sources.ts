import path from 'node:path';
import { locator, splitInlineMap } from './maps';
import type { Locate, Position } from './maps';

interface Source {
  /** The name that learners know: `In[3]`, `lib/x.ts`. */
  readonly shown: string;
  readonly locate: Locate;
}

/** Everything compiled here, by the name under which V8 knows it. */
const sources = new Map<string, Source>();

/** Remembers how places in a compiled piece of code translate. */
export const addSource = (compiledName: string, source: Source): void => {
  sources.set(compiledName, source);
};

/** Remembers a module of the project by the source map at the end of its compiled code. */
export function addModule(root: string, filename: string, compiled: string): void {
  let locate: Locate | undefined;
  addSource(filename, {
    shown: path.relative(root, filename),
    locate: (place) => {
      const { map } = locate ? { map: undefined } : splitInlineMap(compiled);
      if (map) locate = locator(map);
      return locate?.(place);
    },
  });
}

/** `In[3]:8:14` for a place in compiled code; undefined for code that was not compiled here. */
export function shownPlace(compiledName: string, compiled: Position): string | undefined {
  const source = sources.get(compiledName);
  const at = source?.locate(compiled);
  return source && at && `${source.shown}:${at.line}:${at.column}`;
}
