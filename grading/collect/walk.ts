import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isArchive, isClutter, isNotebook, tooLarge, trouble } from './found';
import type { Found, Place, Search } from './found';
import { unzip } from './unzip';

/** All that lies in a folder, in the order of its names; archives are looked into, links are not followed. */
export async function walk(folder: string, place: Place, search: Search): Promise<Found[]> {
  const names = (await readdir(folder)).filter((name) => !isClutter(name)).sort();
  const found: Found[] = [];
  for (const name of names) {
    found.push(...(await look(path.join(folder, name), [...place, name], search)));
  }
  return found;
}

/** One file or folder, and all in it. */
export async function look(file: string, place: Place, search: Search): Promise<Found[]> {
  const { limits } = search;
  const name = place.at(-1) ?? '';
  const entry = await lstat(file);
  if (entry.isSymbolicLink())
    return [trouble(place, 'symlink', 'is a link, which is not followed.')];
  if (entry.isDirectory()) {
    if (place.length > limits.depth) {
      return [
        trouble(place, 'too-deep', `lies ${limits.depth} folders deep; the rest is left out.`),
      ];
    }
    return [{ kind: 'other', place }, ...(await walk(file, place, search))];
  }
  if (!entry.isFile()) return [trouble(place, 'not-a-file', 'is neither a file nor a folder.')];
  if (isArchive(name)) return unzip(file, place, search);
  if (!isNotebook(name)) return [{ kind: 'other', place }];
  if (entry.size > limits.notebookBytes) return [tooLarge(place, entry.size, limits)];
  return [{ kind: 'notebook', place, path: place.join('/'), file }];
}
