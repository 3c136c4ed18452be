import { readFileSync, statSync } from 'node:fs';

interface Loaded {
  text: string;
  stamp: string;
}

const stampOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : '';
};

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Forgets modules of the project whose file was edited, and the modules that import them.
 * All others stay as they are, so that `instanceof` and module state survive an edit elsewhere.
 */
export function reloader(cache: NodeJS.Dict<NodeJS.Module>): {
  /** Remembers what a module was made from. */
  readonly loaded: (file: string, text: string) => void;
  readonly forgetEdited: () => void;
} {
  const known = new Map<string, Loaded>();
  const isEdited = (file: string, before: Loaded): boolean => {
    const stamp = stampOf(file);
    if (stamp === before.stamp) return false;
    before.stamp = stamp;
    return textOf(file) !== before.text;
  };
  const forgetEdited = (): void => {
    const edited = [...known].filter(([file, before]) => isEdited(file, before));
    const stale = new Set(edited.map(([file]) => file));
    for (const file of withImporters(cache, [...known.keys()], stale)) {
      // The cache is a plain object with file names for keys.
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete cache[file];
      known.delete(file);
    }
  };
  return {
    loaded: (file, text) => known.set(file, { text, stamp: stampOf(file) }),
    forgetEdited,
  };
}

/** `stale` and, over any number of steps, the files that import one of them. */
function withImporters(
  cache: NodeJS.Dict<NodeJS.Module>,
  files: readonly string[],
  stale: ReadonlySet<string>,
): ReadonlySet<string> {
  const importers = files.filter((file) =>
    cache[file]?.children.some(({ filename }) => stale.has(filename)),
  );
  const grown = new Set([...stale, ...importers]);
  return grown.size === stale.size ? grown : withImporters(cache, files, grown);
}
