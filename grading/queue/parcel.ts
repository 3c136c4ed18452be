import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { Remark, ReturnedFile } from '../marks';
import type { Submission } from '../submission';

/** A submission as it travels: with its bytes, for a machine that shares no disk. */
export interface Parcel {
  readonly student: string;
  readonly remarks: readonly Remark[];
  readonly files: readonly (ReturnedFile & { readonly deflated: string })[];
  /** Of the class. */
  readonly seed: number;
}

const [deflated, inflated] = [promisify(deflate), promisify(inflate)];

/** Reads what a submission holds. */
export async function packed(
  { student, remarks, files }: Submission,
  seed: number,
): Promise<Parcel> {
  const parts: Parcel['files'][number][] = [];
  for (const { path: name, sha256, file } of files) {
    const bytes = await deflated(await readFile(file));
    parts.push({ path: name, sha256, deflated: bytes.toString('base64') });
  }
  return { student, remarks, files: parts, seed };
}

/** Writes what a submission holds into a folder, under names of our own. */
export async function unpacked(
  { student, remarks, files }: Parcel,
  folder: string,
): Promise<Submission> {
  await mkdir(folder, { recursive: true });
  const written = files.map(async ({ path: name, sha256, deflated: text }, i) => {
    const file = path.join(folder, `${i}.ipynb`);
    await writeFile(file, await inflated(Buffer.from(text, 'base64')));
    return { path: name, sha256, file };
  });
  return { student, remarks, files: await Promise.all(written) };
}
