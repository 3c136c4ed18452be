import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../../lib';
import type { Graded, GradeOptions, Submission } from '../submission';

/** All that has a say in a mark: with the same, grading gives the same again. */
export interface Terms {
  readonly options: GradeOptions;
  /** Of the hidden inputs' files; empty where there is no folder of them. */
  readonly hiddenHash: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** The marks of one submission with all that is needed to get them again. */
export interface Receipt extends Terms, Graded {
  readonly format: 1;
  /** The folder or archive of submissions. */
  readonly source: string;
  /** Of the submission's files, their names and the terms. */
  readonly key: string;
}

const FORMAT = 1;

/** A hash that changes when a submission, or anything else that has a say in its mark, does. */
export function receiptKey({ student, files, remarks }: Submission, terms: Terms): string {
  const { options, hiddenHash, versions } = terms;
  const contents = files.map(({ path: name, sha256 }) => [name, sha256]);
  const ordered = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1));
  const all = [FORMAT, student, contents, remarks, options.seed, hiddenHash, ordered];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/** Writes a receipt. */
export const writeReceipt = (file: string, receipt: Receipt): Promise<void> =>
  replaceFile(file, `${JSON.stringify(receipt, null, 2)}\n`);

/** What a receipt holds, where it is the receipt of this very submission on these terms. */
export async function takeUp(file: string, key: string): Promise<Graded | undefined> {
  const receipt = await readReceipt(file).catch(() => undefined);
  return receipt?.key === key ? receipt : undefined;
}

/** @throws Error where the file is no receipt. */
export async function readReceipt(file: string): Promise<Receipt> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`grade: there is no receipt ${file}.`);
  });
  try {
    const found = JSON.parse(text) as Partial<Receipt> | null;
    if (found?.format === FORMAT && found.key && found.mark && found.hashes)
      return found as Receipt;
  } catch {
    // Said below.
  }
  throw new Error(`grade: ${path.resolve(file)} is no receipt of a grading.`);
}
