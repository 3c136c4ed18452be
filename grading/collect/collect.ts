import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Remark } from '../marks';
import type { Submission, SubmittedFile } from '../submission';
import { isArchive } from './found';
import { COLLECT_LIMITS } from './limits';
import type { CollectLimits } from './limits';
import { rooted } from './rooted';
import { students } from './students';
import type { Pile } from './students';
import { unzip } from './unzip';
import { walk } from './walk';

/** What a class returned. */
export interface Collected {
  readonly submissions: readonly Submission[];
  /** About archives that hold more than one student. */
  readonly remarks: readonly Remark[];
}

/** How to look at a folder of submissions. */
export interface CollectOptions {
  /** Names of the course's notebooks: a file is told from a student by them. */
  readonly notebooks: readonly string[];
  /** Notebooks from archives are put there; it is made where it does not exist. */
  readonly scratch: string;
  readonly limits?: CollectLimits;
}

/**
 * Finds who returned which notebooks, in a folder or an archive.
 *
 * Understood are flat files (`ada_04-simclr-nt-xent.ipynb`), one folder a student, nbgrader's
 * `submitted/STUDENT/ASSIGNMENT/`, and archives as Moodle, Canvas and Blackboard export them, with archives
 * of students inside. Links are not followed, and nothing an archive says decides where bytes are written.
 *
 * @returns A submission for every student that is named anywhere, by name, even where no notebook of
 * theirs can be read.
 * @throws Error where the folder cannot be read.
 */
export async function collect(
  source: string,
  { notebooks, scratch, limits = COLLECT_LIMITS }: CollectOptions,
): Promise<Collected> {
  await mkdir(scratch, { recursive: true });
  const search = { limits, scratch };
  const name = path.basename(path.resolve(source));
  const found = (await isFile(source))
    ? await unzip(source, [name], search)
    : await walk(source, [], search);
  const root = rooted({ found, name, remarks: [] }, notebooks);
  const submissions: Submission[] = [];
  for (const pile of students(root, notebooks)) submissions.push(await submissionOf(pile, limits));
  return { submissions, remarks: root.remarks };
}

async function isFile(source: string): Promise<boolean> {
  const entry = await stat(source).catch(() => undefined);
  if (!entry) throw new Error(`grade: there is no folder or archive ${source}.`);
  if (entry.isDirectory()) return false;
  if (isArchive(source)) return true;
  throw new Error(
    `grade: ${source} is a file; wanted is a folder of submissions, or a .zip of them.`,
  );
}

/** What one student returned, with the hashes of what is graded. */
export async function submissionOf(
  { student, found, remarks }: Pile,
  limits: CollectLimits,
): Promise<Submission> {
  const notebooks = found.flatMap((each) => (each.kind === 'notebook' ? [each] : []));
  const troubles = found.flatMap((each) => (each.kind === 'trouble' ? [each.remark] : []));
  const files: SubmittedFile[] = [];
  for (const { path: from, file } of notebooks.slice(0, limits.notebooks)) {
    files.push({ path: from, sha256: await sha256(file), file });
  }
  return {
    student,
    files,
    remarks: [...remarks, ...troubles, ...counted(notebooks.length, limits)],
  };
}

function counted(count: number, { notebooks }: CollectLimits): Remark[] {
  if (count === 0)
    return [{ name: 'no-notebook', says: 'No notebook that can be read was returned.' }];
  if (count <= notebooks) return [];
  const says = `${count} notebooks were returned; the first ${notebooks} are graded.`;
  return [{ name: 'many-notebooks', says }];
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
