import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The value of an environment variable; undefined when it is unset or empty. */
export function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/** Where files were found, or why they are not at hand: some words for brackets. */
export type Search =
  | { readonly kind: 'found'; readonly paths: readonly string[]; readonly folder: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** Where downloads are kept: `$XDG_CACHE_HOME`, else `~/.cache`, shared by every copy of the course. */
export const cacheFolder = (): string =>
  path.join(
    setting('XDG_CACHE_HOME') ?? path.join(homedir(), '.cache'),
    'contrastive-learning-notebooks',
  );

/**
 * Looks for all of `files` in `$COURSE_DATA`, then in the cache.
 *
 * @param files - Paths inside those folders; where one ends in `.gz`, its unpacked twin will do.
 * @throws Error when COURSE_DATA is no folder, or holds some of the files and not the others.
 */
export function findFiles(caller: string, files: readonly string[]): Search {
  const own = ownFolder(caller);
  const paths = own === undefined ? [] : present(own, files);
  if (own !== undefined && paths.length > 0) {
    assertComplete(caller, own, files);
    return { kind: 'found', paths, folder: own };
  }
  const cached = present(cacheFolder(), files);
  if (cached.length === files.length) {
    return { kind: 'found', paths: cached, folder: cacheFolder() };
  }
  return { kind: 'missing', reason: own === undefined ? '' : `none in ${own}; ` };
}

function ownFolder(caller: string): string | undefined {
  const folder = setting('COURSE_DATA');
  if (folder === undefined) {
    return undefined;
  }
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(
      `${caller}: COURSE_DATA is '${folder}', which is no folder; correct or unset it.`,
    );
  }
  return path.resolve(folder);
}

const twins = (folder: string, file: string): string[] =>
  [file, file.replace(/\.gz$/, '')].map((name) => path.join(folder, name));

const present = (folder: string, files: readonly string[]): string[] =>
  files.flatMap((file) => twins(folder, file).filter(existsSync).slice(0, 1));

function assertComplete(caller: string, folder: string, files: readonly string[]): void {
  const absent = files.filter((file) => !twins(folder, file).some(existsSync));
  if (absent.length > 0) {
    throw new Error(
      `${caller}: COURSE_DATA, ${folder}, lacks ${absent.join(', ')}; add it, or unset COURSE_DATA.`,
    );
  }
}
