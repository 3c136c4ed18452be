import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { getFileNameLowLevel, openPromise, validateFileName } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { printable } from '../printable';
import { isArchive, isClutter, isNotebook, tooLarge, trouble } from './found';
import type { Found, Place, Search } from './found';

/** Of a Unix mode, the part that says what a file is, and what it is for a link. */
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

interface Opened {
  readonly zip: ZipFile;
  readonly place: Place;
  readonly search: Search;
  /** How many archives it lies in, itself counted. */
  readonly level: number;
}

/**
 * All that lies in an archive. Notebooks are unpacked under names of our own, so that none of the archive's can lead
 * anywhere; sizes are counted while unpacking, whatever the archive says of them.
 */
export async function unzip(
  file: string,
  place: Place,
  search: Search,
  level = 1,
): Promise<Found[]> {
  const found: Found[] = [{ kind: 'other', place }];
  let zip: ZipFile | undefined;
  try {
    // Names are decoded here, since a single wrong one would end the reading.
    zip = await openPromise(file, { autoClose: false, decodeStrings: false });
    await read({ zip, place, search, level }, found);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    found.push(trouble(place, 'archive', `cannot be read to its end (${printable(reason)}).`));
  } finally {
    zip?.close();
  }
  return found;
}

async function read({ zip, place, search, level }: Opened, found: Found[]): Promise<void> {
  const { limits } = search;
  const budget = { left: level === 1 ? limits.archiveBytes : limits.innerArchiveBytes };
  let entries = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    if (entries > limits.archiveEntries) {
      throw new Error(`more than ${limits.archiveEntries} entries`);
    }
    const segments = segmentsOf(entry, search);
    if (!segments) {
      found.push(
        trouble(place, 'path', 'holds a name that leads out of it or is too long; left out.'),
      );
    } else if (segments.length > 0 && !segments.some(isClutter)) {
      const inner = [...place, ...segments];
      found.push(
        ...(refusal(entry, inner, search) ??
          (await taken(zip, entry, inner, { search, level, budget }))),
      );
    }
  }
}

const isWanted = (place: Place): boolean => {
  const name = place.at(-1) ?? '';
  return isNotebook(name) || isArchive(name);
};

/** The folders and the name of an entry; undefined for one that leads elsewhere. */
function segmentsOf(entry: Entry, { limits }: Search): string[] | undefined {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  if (fileNameRaw.length > limits.pathLength) return undefined;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (validateFileName(name) !== null || name.includes('\0')) return undefined;
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length > limits.depth ? undefined : segments;
}

/** Why an entry is not unpacked. */
function refusal(entry: Entry, place: Place, { limits }: Search): [Found] | undefined {
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) {
    return [trouble(place, 'symlink', 'is a link, which is not followed.')];
  }
  if (!isWanted(place)) return [{ kind: 'other', place }];
  if (entry.isEncrypted()) return [trouble(place, 'encrypted', 'is encrypted.')];
  const isTooLarge =
    isNotebook(place.at(-1) ?? '') && entry.uncompressedSize > limits.notebookBytes;
  return isTooLarge ? [tooLarge(place, entry.uncompressedSize, limits)] : undefined;
}

/** How deep one is, and how many bytes may still be unpacked from the archive. */
interface Level {
  readonly search: Search;
  readonly level: number;
  readonly budget: { left: number };
}

/** A notebook or archive, unpacked; one that cannot be is left aside, and the next one's turn comes. */
async function taken(zip: ZipFile, entry: Entry, place: Place, at: Level): Promise<Found[]> {
  const file = path.join(at.search.scratch, randomUUID());
  try {
    await unpack(zip, entry, file, at.budget);
  } catch (error) {
    await rm(file, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return [trouble(place, 'archive', `cannot be unpacked (${printable(reason)}).`)];
  }
  if (isNotebook(place.at(-1) ?? '')) {
    return [{ kind: 'notebook', place, path: place.join('/'), file }];
  }
  const found = await innerArchive(file, place, at);
  await rm(file);
  return found;
}

/** Writes an entry to a file; whatever comes out of it, even in vain, is taken from the budget. */
async function unpack(
  zip: ZipFile,
  entry: Entry,
  file: string,
  budget: Level['budget'],
): Promise<void> {
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw new Error('the archive unpacks to more than is allowed');
      yield chunk;
    }
  };
  if (budget.left <= 0) throw new Error('the archive unpacks to more than is allowed');
  await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(file));
}

const innerArchive = async (
  file: string,
  place: Place,
  { search, level }: Level,
): Promise<Found[]> =>
  level < search.limits.nesting
    ? unzip(file, place, search, level + 1)
    : [trouble(place, 'archive', `lies in ${level} archives; it is not looked into.`)];
