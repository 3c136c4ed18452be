import { randomInt } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SEEDS } from '../batch/classSeed';
import { loadHidden } from '../hidden/load';
import { courseNotebooks } from '../notebook/course';
import { replaceFile } from '../replaceFile';
import { gradescopeArchive } from './archive';

const ROOT = path.join(__dirname, '../..');

export const GRADESCOPE_HELP = `npm run grade -- gradescope-zip [FILE.zip] [--notebook NAME …] [--hidden DIR] [--seed N]

Writes the archive that makes an autograder on Gradescope: upload it under "Configure Autograder".
  FILE.zip         where to write it; autograder.zip where it is left out
  --notebook NAME  a notebook that the assignment asks for, as 04-simclr-nt-xent; all where none is named
  --hidden DIR     hidden inputs that are kept apart
  --seed N         draws the hidden inputs; random where it is left out`;

/**
 * Writes the archive as the words after `gradescope-zip` say.
 *
 * @returns What to tell the instructor.
 * @throws Error where a word cannot be followed.
 */
export async function gradescopeZip(words: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      notebook: { type: 'string', multiple: true },
      hidden: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return GRADESCOPE_HELP;
  const [file = 'autograder.zip'] = positionals;
  const assignment = { seed: seedOf(values.seed), notebooks: notebooksOf(values.notebook) };
  if (values.hidden !== undefined) loadHidden(values.hidden); // a broken folder is told here, not there
  await replaceFile(file, gradescopeArchive(ROOT, assignment, values.hidden));
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
