import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SEEDS } from '../batch/classSeed';
import { loadHidden } from '../hidden/load';
import { courseNotebooks } from '../notebook/course';
import { replaceFile } from '../../lib';
import { gradescopeArchive } from './archive';

const ROOT = path.join(__dirname, '../..');

/**
 * Writes the archive as the words after `gradescope-zip` say.
 *
 * @param place - Where a path leads that was typed.
 * @returns What to tell the instructor.
 * @throws Error where a word cannot be followed.
 */
export async function gradescopeZip(
  words: readonly string[],
  place: (name: string) => string = (name) => path.resolve(name),
): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      notebook: { type: 'string', multiple: true },
      hidden: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const file = place(positionals[0] ?? 'autograder.zip');
  const hidden = values.hidden === undefined ? undefined : place(values.hidden);
  const assignment = { seed: seedOf(values.seed), notebooks: notebooksOf(values.notebook) };
  if (hidden !== undefined) loadHidden(hidden); // a broken folder is told here, not there
  await replaceFile(file, gradescopeArchive(ROOT, assignment, hidden));
  return `grade: ${file} written, for ${assignment.notebooks.join(', ')}; seed ${assignment.seed}.`;
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return randomInt(SEEDS);
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < SEEDS) return seed;
  throw new Error(`grade: --seed is ${text}; it must be a whole number from 0 to ${SEEDS - 1}.`);
}

function notebooksOf(asked: readonly string[] | undefined): readonly string[] {
  const known = courseNotebooks(ROOT).map(({ name }) => name);
  const odd = asked?.find((name) => !known.includes(name));
  if (odd === undefined) return asked ?? known;
  throw new Error(`grade: there is no notebook ${odd}; there are ${known.join(', ')}.`);
}
