import { createHash } from 'node:crypto';

/** Letters of a name; with an ending it stays below what file systems allow. */
const LENGTH = 60;

/**
 * A file name for each student that is safe on every system: a name that had to be changed so far that
 * two are alike gets a number behind it.
 */
export function fileNames(students: readonly string[]): Map<string, string> {
  const plain = students.map(plainName);
  const count = (name: string) =>
    plain.filter((each) => each.toLowerCase() === name.toLowerCase()).length;
  return new Map(
    students.map((student, i) => {
      const name = plain[i] ?? '';
      return [student, count(name) > 1 ? `${name}-${digest(student)}` : name];
    }),
  );
}

const plainName = (student: string): string =>
  Array.from(student.replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '_').replace(/^[. ]+|[. ]+$/g, ''))
    .slice(0, LENGTH)
    .join('') || 'unnamed';

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 8);
