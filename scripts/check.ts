import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { checkFiles } from '../grading/check/checkFiles';

const HELP = `npm run check -- NOTEBOOK …

Judges your own notebooks as the grader does: the saved file, each exercise in a fresh process, apart
from all else that runs. Only the inputs that grading adds are not tried. \`check.progress()\` shows
what came of it. Exit code 1 while an exercise is not solved.`;

async function main(): Promise<void> {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (positionals.length === 0) throw new Error(`check: name a notebook.\n\n${HELP}`);
  console.log('check: reading and checking types …');
  const { marks, isSolved } = await checkFiles(positionals, {
    seed: randomInt(2 ** 32),
    say: (text) => {
      console.log(`\n${text}`);
    },
  });
  const solved = marks.filter(({ points, outOf }) => points === outOf).length;
  console.log(`\ncheck: ${solved} of ${marks.length} exercises solved.`);
  if (!isSolved) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
