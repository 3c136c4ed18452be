import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exercisePoints } from '../checks';
import { buildAll } from './build/build';
import { buildExplorer } from './build/explorer';
import { release } from './release/release';

const HELP = `npm run release -- DIR

Writes what learners get into the new or empty folder DIR, outside the course: notebooks, library,
checks, kernel, set-up, and a README of their own. No solutions, no tests, and none of the hidden
inputs that grading adds.`;

const points = new Map(Object.entries(exercisePoints));

function main(): void {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (folder === undefined || more.length > 0)
    throw new Error(`release: give one folder.\n\n${HELP}`);
  const root = join(__dirname, '..');
  const written = release(root, folder, () => {
    console.log('release: building the notebooks …');
    return [...buildAll(root, (name) => points.get(name)), buildExplorer(root)];
  });
  console.log(`release: ${written} written; \`npm start\` works there.`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
