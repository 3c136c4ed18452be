import { readFile } from 'node:fs/promises';
import { reasonOf } from './request';

/** An error that names the file, what is wrong with it, and what helps. */
export const damaged = (file: string, found: string): Error =>
  new Error(`${file} ${found}; put a sound copy there, or remove the file.`);

/**
 * Throws unless every label is one of the ten classes, 0 … 9.
 *
 * @throws Error naming the file, the label and its place.
 */
export function assertClasses(file: string, labels: Uint8Array): void {
  const place = labels.findIndex((label) => label > 9);
  if (place >= 0) {
    throw damaged(
      file,
      `has the label ${labels[place] ?? ''} at place ${place}, classes are 0 … 9`,
    );
  }
}

/** A whole file. @throws Error naming it when it cannot be read. */
export const readBytes = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: unknown) => {
    throw damaged(file, `cannot be read, ${reasonOf(error)}`);
  });
