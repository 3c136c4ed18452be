import { statSync } from 'node:fs';
import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';

interface Watched {
  readonly callback: ts.FileWatcherCallback;
  stamp: string | undefined;
}

const stampOf = (file: string): string | undefined => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.mtimeMs} ${found.size}`;
};

/**
 * File watchers that look when they are asked to, not when the system tells.
 * An edit is seen by the very next cell, and the thousand files of packages need no watcher.
 */
export function polledWatchers(kinds: typeof ts.FileWatcherEventKind) {
  const watched = new Map<string, Watched>();
  const watchFile = (file: string, callback: ts.FileWatcherCallback): ts.FileWatcher => {
    if (file.includes(`${path.sep}node_modules${path.sep}`)) return { close: () => undefined };
    const entry = { callback, stamp: stampOf(file) };
    watched.set(file, entry);
    return {
      close: () => {
        if (watched.get(file) === entry) watched.delete(file);
      },
    };
  };
  /** Tells the compiler which files have changed since the last look. */
  const poll = (): void => {
    for (const [file, entry] of watched) {
      const stamp = stampOf(file);
      if (stamp === entry.stamp) continue;
      const kind = eventKind(kinds, entry.stamp, stamp);
      entry.stamp = stamp;
      entry.callback(file, kind);
    }
  };
  return { watchFile, poll };
}

const eventKind = (
  kinds: typeof ts.FileWatcherEventKind,
  before: string | undefined,
  after: string | undefined,
): ts.FileWatcherEventKind => {
  if (before === undefined) return kinds.Created;
  return after === undefined ? kinds.Deleted : kinds.Changed;
};
