import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Resume } from './request';

/** A file as it is offered, and how to know that it is that file. */
export interface RemoteFile {
  readonly name: string;
  readonly size: number;
  readonly hash: readonly [algorithm: 'md5' | 'sha256', hex: string];
}

/** The unfinished copy of `target`, and beside it a note on where it came from. */
const partOf = (target: string): string => `${target}.part`;
const noteOf = (target: string): string => `${target}.part.json`;

/** What is there of an earlier try. */
export async function resumeOf(target: string): Promise<Resume> {
  const from = (await stat(partOf(target)).catch(() => undefined))?.size ?? 0;
  try {
    return { ...(JSON.parse(await readFile(noteOf(target), 'utf8')) as Resume), from };
  } catch {
    return { from };
  }
}

/**
 * Opens the unfinished copy for writing from `start` on.
 *
 * Two processes may do so at once: both write the same bytes to the same places.
 */
export async function openPart(
  target: string,
  { from: start, ...note }: Resume,
): Promise<FileHandle> {
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(noteOf(target), JSON.stringify(note));
  return open(partOf(target), start === 0 ? 'w' : 'r+');
}

/** Removes what is there of an unfinished copy. */
export const removePart = async (target: string): Promise<void> => {
  await Promise.all([partOf(target), noteOf(target)].map((file) => rm(file, { force: true })));
};

/**
 * Makes the complete copy the file itself, if it is what it should be.
 *
 * @throws Error, after removing the copy, when its checksum is another.
 */
export async function finishPart(
  { name, hash: [algorithm, hex] }: RemoteFile,
  target: string,
): Promise<void> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(partOf(target)), hash);
  const found = hash.digest('hex');
  if (found === hex) {
    await rename(partOf(target), target);
  }
  await removePart(target);
  if (found !== hex) {
    throw new Error(
      `${name}: what was downloaded has the ${algorithm} sum ${found}, not ${hex}, and was removed; ` +
        'try again, name another server in COURSE_DATA_URL, or set COURSE_OFFLINE=1.',
    );
  }
}
