import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { progressStore } from '../checks';
import { checkOwnWork } from '../grading/ownWork';
import type { Returned } from '../grading/notebook/files';
import { openWorkers } from '../grading/workers';

const HELP = `npm run check -- notebooks/04-simclr-nt-xent.ipynb ...

Judges your own notebooks as an instructor would: only the cells that an exercise needs run, in a
fresh process, on new hidden inputs. Save the notebook first. What is solved counts in
check.progress() too.`;

const root = path.join(__dirname, '..');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const files = positionals.map(returned);
  console.log('check: reading the notebook and the library’s types …');
  const isJudged = await checkOwnWork(files, {
    root,
    workers: openWorkers(),
    seed: randomInt(2 ** 32),
    store: progressStore,
    print: (text) => {
      console.log(text);
    },
  });
  const trouble = progressStore.trouble();
  if (trouble) console.log(trouble);
  if (!isJudged) throw new Error('check: there is no exercise of the course in it.');
}

function returned(file: string): Returned {
  try {
    return { path: file, bytes: readFileSync(file) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`check: ${file} cannot be read (${why}).`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
